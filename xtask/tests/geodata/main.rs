//! The committed outlines keep their promises. Nothing here shares code with the rebuild: the
//! files are read as any re-user would read them.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod files;
mod identity;
mod places;
mod shapes;
mod tiling;
