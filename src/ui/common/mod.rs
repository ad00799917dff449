//! Components without knowledge of the domain.

mod data_table;
mod sort_head;

pub use data_table::DataTable;
pub use sort_head::sort_head;
