//! `cargo xtask <command>`: what Trunk cannot do.
fn main() {}
