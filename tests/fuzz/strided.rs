//! The fuzzer's target: any bytes as elements that lie apart.

#![no_main]

#[path = "../common/mod.rs"]
mod common;
#[path = "../conversion/tried.rs"]
mod tried;

libfuzzer_sys::fuzz_target!(|input: &[u8]| tried::try_all(input));
