//! Parts that know nothing of the domain.

mod chunk;
mod later;

pub use chunk::Chunk;
pub use later::Later;
