//! The CPU levels.

use packed_compute::level::{self, Level};

#[test]
fn names_are_read_back() {
    for level in [Level::Baseline, Level::Avx2, Level::Avx512, Level::Neon] {
        assert_eq!(level.to_string().parse(), Ok(level));
    }
}

#[test]
fn other_names_are_refused() {
    let error = "AVX".parse::<Level>().unwrap_err();
    assert_eq!(
        error.to_string(),
        "'AVX' is no CPU level (baseline, avx2, avx512, neon)"
    );
}

#[test]
fn levels_of_one_cpu_are_ordered_by_speed() {
    assert!(Level::Baseline < Level::Avx2 && Level::Avx2 < Level::Avx512);
    assert!(level::available().is_sorted());
}

#[test]
fn a_cpu_that_runs_a_level_runs_those_below() {
    let lacks = Level::all().iter().map(|level| level.missing().len());
    let lacks: Vec<usize> = lacks.collect();
    assert_eq!(lacks[0], 0, "every CPU runs the first level");
    assert!(lacks.is_sorted(), "{lacks:?}");
    assert_eq!(
        level::available().len(),
        lacks.iter().filter(|&&missing| missing == 0).count()
    );
}

#[test]
fn the_level_that_runs_is_available() {
    assert!(level::available().contains(&level::current()));
}

#[test]
fn the_level_is_the_one_that_was_compiled() {
    let expected = if cfg!(target_arch = "aarch64") {
        Level::Neon
    } else if cfg!(target_feature = "avx512f") {
        Level::Avx512
    } else if cfg!(target_feature = "avx2") {
        Level::Avx2
    } else {
        Level::Baseline
    };
    assert_eq!(level::current(), expected);
}
