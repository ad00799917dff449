//! Parts that know nothing of the domain.

mod chunk;
mod data_table;
mod sort_head;

pub use chunk::Chunk;
pub use data_table::DataTable;
pub use sort_head::sort_head;
