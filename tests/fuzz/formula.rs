//! The fuzzer's target: any bytes as the text of a formula.

#![no_main]

#[path = "../expression/run.rs"]
#[allow(dead_code, reason = "the tests use more of it")]
mod run;
#[path = "../expression/tried.rs"]
mod tried;

libfuzzer_sys::fuzz_target!(|source: &[u8]| tried::try_all(source));
