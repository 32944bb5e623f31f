//! Elements that lie apart.

use glam::{Vec3, Vec4};
use packed_compute::lanes::Run;
use packed_compute::ops::conversion::strided::{Layout, Misfit, write_strided};
use packed_compute::parallel;
use proptest::prelude::*;

use super::tried::{self, read, try_all};
use super::{bytes, common};

fn check<T: bytemuck::Pod + Send + Sync>(len: usize, offset: i64, stride: i64) {
    let bytes: Vec<u8> = (0..len).map(|i| (i * 37 + 11) as u8).collect();
    for count in [-1, 5, 0] {
        tried::check::<T>(&bytes, 3, offset, stride, count);
    }
}

#[test]
fn elements_are_where_they_should_be() {
    for len in [0, 1, 3, 4, 12, 13, 100, 257] {
        for offset in [-1, 0, 1, 4, 11, 13, 100, 257, 258] {
            for stride in [-1, 0, 1, 3, 4, 8, 12, 13, 16, 32, 99, 100, 1000] {
                check::<u8>(len, offset, stride);
                check::<f32>(len, offset, stride);
                check::<f64>(len, offset, stride);
                check::<Vec3>(len, offset, stride);
                check::<Vec4>(len, offset, stride);
            }
        }
    }
}

#[test]
fn hostile_numbers_are_turned_away_or_fit_nothing_more() {
    let extremes = [i64::MIN, i64::MIN + 1, -1, i64::MAX - 1, i64::MAX];
    for offset in extremes {
        assert_eq!(Layout::new(100, 4, offset, 4), Err(Misfit::Offset));
        for stride in extremes {
            assert_eq!(Layout::new(100, 4, offset, stride), Err(Misfit::Offset));
        }
    }
    for stride in [i64::MIN, -1, 0, 3] {
        assert_eq!(Layout::new(100, 4, 8, stride), Err(Misfit::Stride));
    }
    for stride in [93, i64::MAX - 1, i64::MAX] {
        check::<f32>(100, 8, stride);
        assert_eq!(Layout::new(100, 4, 8, stride).unwrap().fitting(), 1);
        assert_eq!(Layout::new(100, 4, 97, stride).unwrap().fitting(), 0);
        assert_eq!(Layout::new(0, 4, 0, stride).unwrap().fitting(), 0);
    }
}

#[test]
fn threads_take_their_own_places() {
    let vertices = 500_001;
    let all: Vec<u8> = (0..vertices * 20 + 5).map(|i| (i % 251) as u8).collect();
    let layout = Layout::new(all.len(), 12, 5, 20).unwrap();
    assert_eq!(layout.fitting(), vertices);
    let elements: Vec<Vec3> = common::elements(vertices);
    parallel::set_thread_count(1);
    let read_by_one: Vec<Vec3> = read(&all, 0, layout, vertices);
    let write = |run: Run<'_, u8>| write_strided(run, layout, &elements);
    let written_by_one = common::in_place(&all, 0, write);
    assert!(bytes(&read::<Vec3>(&written_by_one, 0, layout, vertices)) == bytes(&elements));
    for threads in [2, 3, 7] {
        parallel::set_thread_count(threads);
        assert!(bytes(&read::<Vec3>(&all, 0, layout, vertices)) == bytes(&read_by_one));
        assert!(common::between(&all, 0, 0, write) == written_by_one);
    }
}

#[test]
#[should_panic(expected = "more elements than fit")]
fn no_more_than_fit() {
    let layout = Layout::new(100, 4, 0, 4).unwrap();
    write_strided(Run::in_place(&mut [0; 100]), layout, &[0_i32; 26]);
}

/// What `cargo xtask fuzz strided` keeps: bytes that take ways of their own.
#[test]
fn what_the_fuzzer_keeps() {
    let inputs: Vec<Vec<u8>> =
        serde_json::from_str(include_str!("../fuzz/strided.json")).expect("lists of bytes in JSON");
    assert!(inputs.len() > 10, "{} inputs", inputs.len());
    for input in inputs {
        try_all(&input);
    }
}

proptest! {
    #[test]
    fn any_layout(len in 0_usize..300, offset in -3_i64..310, stride in -1_i64..60) {
        check::<f32>(len, offset, stride);
        check::<Vec3>(len, offset, stride);
    }
}
