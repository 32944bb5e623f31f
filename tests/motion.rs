//! Steps of many bodies against plain scalar code.

mod common;

use common::{assert_floats, floats};
use glam::{Vec2, Vec3, Vec3Swizzles as _};
use packed_compute::lanes::{Operand, Run, Vector};
use packed_compute::ops::motion::{bounce_in_box, integrate};
use packed_compute::ops::vector::Other;
use packed_compute::parallel;

/// What becomes of a component of a position and one of a velocity, the component's number given.
type Step<'f> = &'f dyn Fn(f32, f32, usize) -> (f32, f32);

/// Asserts that `operation` makes of positions and velocities what `step` makes of each component: in their own memory, and
/// from shared memory to new, at every length up to 100 and at starts of all alignments.
fn check<const N: usize, T: Vector<N> + Send + Sync>(
    operation: impl Fn(Run<'_, T>, Run<'_, T>),
    step: impl Fn(usize) -> Box<dyn Fn(f32, f32, usize) -> (f32, f32)>,
    what: &str,
) {
    let (all, all_velocities) = (common::elements::<T>(1200), common::elements::<T>(1300));
    for len in (0..=100).chain([511, 512, 513, 1030]) {
        let positions = &all[len / 10..][..len];
        let velocities = &all_velocities[len / 7..][..len];
        let (mut want_p, mut want_v) = (Vec::new(), Vec::new());
        let components = floats(positions).iter().zip(floats(velocities));
        for (i, (&p, &v)) in components.enumerate() {
            let step: Step<'_> = &*step(i / N);
            let (p, v) = step(p, v, i % N);
            want_p.push(p);
            want_v.push(v);
        }
        for offset in [0, 1, 2, 5] {
            let what = format!("{what}, {len}, {offset} after the start");
            let got_p = common::in_place(positions, offset, |p| {
                let p = std::cell::Cell::new(Some(p));
                let changed = common::in_place(velocities, 5 - offset, |v| {
                    operation(p.take().expect("called once"), v);
                });
                VELOCITIES.set(floats(&changed).to_vec());
            });
            assert_floats(floats(&got_p), &want_p, &what);
            assert_floats(&VELOCITIES.take(), &want_v, &what);
            let got_p = common::between(positions, offset, 5 - offset, |p| {
                let p = std::cell::Cell::new(Some(p));
                let changed = common::between(velocities, 3, offset, |v| {
                    operation(p.take().expect("called once"), v);
                });
                VELOCITIES.set(floats(&changed).to_vec());
            });
            assert_floats(floats(&got_p), &want_p, &format!("{what}, to new memory"));
            assert_floats(&VELOCITIES.take(), &want_v, &what);
        }
    }
}

thread_local! {
    /// What came of the velocities, out of the closure that is given the positions.
    static VELOCITIES: std::cell::RefCell<Vec<f32>> = const { std::cell::RefCell::new(Vec::new()) };
}

fn check_integrate<const N: usize, T: Vector<N> + Send + Sync>() {
    for delta in [0.016_f32, 0.0, -1.5, f32::INFINITY, f32::NAN] {
        let acceleration: T = common::elements::<T>(3)[1];
        let by_component: [f32; N] = bytemuck::cast_slice(&[acceleration]).try_into().unwrap();
        check::<N, T>(
            |p, v| integrate(p, v, delta, Other::One(acceleration)),
            |_| {
                Box::new(move |p, v, c| {
                    let v = v + by_component[c] * delta;
                    (p + v * delta, v)
                })
            },
            &format!("one acceleration, {delta}"),
        );
        let accelerations = common::elements::<T>(2000);
        let components: Vec<f32> = floats(&accelerations).to_vec();
        check::<N, T>(
            |p, v| {
                let len = p.len();
                integrate(
                    p,
                    v,
                    delta,
                    Other::Each(Operand::array(&accelerations[..len])),
                );
            },
            |i| {
                let a: Vec<f32> = components[i * N..][..N].to_vec();
                Box::new(move |p, v, c| {
                    let v = v + a[c] * delta;
                    (p + v * delta, v)
                })
            },
            &format!("an acceleration for each, {delta}"),
        );
    }
}

#[test]
fn bodies_move_as_in_scalar_code() {
    check_integrate::<2, Vec2>();
    check_integrate::<3, Vec3>();
}

fn check_bounce<const N: usize, T: Vector<N> + Send + Sync>(least: T, greatest: T) {
    let low: [f32; N] = bytemuck::cast_slice(&[least]).try_into().unwrap();
    let high: [f32; N] = bytemuck::cast_slice(&[greatest]).try_into().unwrap();
    check::<N, T>(
        |p, v| bounce_in_box(p, v, least, greatest),
        |_| {
            Box::new(move |p, v, c| {
                if p < low[c] {
                    (low[c], v.abs())
                } else if p > high[c] {
                    (high[c], -v.abs())
                } else {
                    (p, v)
                }
            })
        },
        &format!("{low:?} to {high:?}"),
    );
}

#[test]
fn bodies_stay_in_their_box() {
    check_bounce(Vec2::new(-5.0, 0.0), Vec2::new(5.0, 0.0));
    check_bounce(Vec3::new(-5.0, -0.0, 1.0), Vec3::new(5.0, 100.0, 1.0));
    check_bounce(Vec3::NEG_INFINITY, Vec3::INFINITY);
    check_bounce(
        Vec3::new(f32::NAN, 0.0, -1.0),
        Vec3::new(1.0, f32::NAN, 1.0),
    );
}

#[test]
fn threads_change_nothing() {
    let len = 1_000_003;
    let positions: Vec<Vec3> = (0..len)
        .map(|i| Vec3::new(i as f32, (i as f32).sin() * 9.0, -1.0))
        .collect();
    let velocities: Vec<Vec3> = positions.iter().map(|p| p.yzx() * 0.5).collect();
    let step = || {
        let (mut p, mut v) = (positions.clone(), velocities.clone());
        let each = Other::Each(Operand::array(&velocities));
        integrate(Run::in_place(&mut p), Run::in_place(&mut v), 0.5, each);
        let gravity = Other::One(Vec3::new(0.0, -9.8, 0.0));
        integrate(Run::in_place(&mut p), Run::in_place(&mut v), 0.016, gravity);
        let least = Vec3::splat(-2.0);
        bounce_in_box(
            Run::in_place(&mut p),
            Run::in_place(&mut v),
            least,
            Vec3::ONE,
        );
        (p, v)
    };
    parallel::set_thread_count(1);
    let alone = step();
    for threads in [2, 3] {
        parallel::set_thread_count(threads);
        assert!(step() == alone, "{threads} threads");
    }
    parallel::set_thread_count(0);
}
