//! The edge: everything that knows the engine.
//!
//! Calls come in through [`method`] and [`call`], arguments are read by [`argument`] and used where they lie by
//! [`borrow`], which rests on what [`layout`] found out about the engine. The rows in [`methods`] name the operations;
//! the arithmetic is elsewhere.

// Borrowing the engine's memory and answering its C interface is what this room is for.
#![allow(unsafe_code)]

mod argument;
mod borrow;
mod call;
mod class;
mod counters;
mod engine;
mod entry;
mod error;
mod formula;
mod fresh;
mod handover;
mod help;
mod layout;
mod lent;
mod method;
mod methods;
mod packed;
mod returned;
mod self_test;
#[cfg(all(test, windows))]
mod started;
mod value;
