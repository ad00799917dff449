//! Components without knowledge of the domain.

mod data_table;
mod sortable_header;

pub use data_table::DataTable;
pub use sortable_header::sortable_header;
