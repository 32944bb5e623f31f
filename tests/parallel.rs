//! The threads: who works, what they work on, and that they end.

use std::collections::HashSet;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Barrier, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use packed_compute::lanes::{self, F32, LANES, Run};
use packed_compute::parallel::{self, Cost, Split};

/// Each element is worth a thread.
const DEAR: Cost = Cost::ns(1e9);

/// There is one pool in a process, so the tests take turns.
fn turn() -> MutexGuard<'static, ()> {
    static TURN: Mutex<()> = Mutex::new(());
    TURN.lock().unwrap_or_else(PoisonError::into_inner)
}

fn increment(run: Run<'_, f32>) {
    lanes::map(run, |x| x + F32::splat(1.0));
}

/// The threads of the pool that the system knows of.
#[cfg(target_os = "linux")]
fn workers() -> usize {
    let tasks = std::fs::read_dir("/proc/self/task").unwrap();
    let names =
        tasks.filter_map(|task| std::fs::read_to_string(task.unwrap().path().join("comm")).ok());
    names.filter(|name| name.starts_with("compute ")).count()
}

/// Whether the system comes to list such a number of threads of the pool.
///
/// One that has ended and was waited for may stand in the list for a moment yet; and while another thread ends, reading the
/// list may leave out one that lives.
#[cfg(target_os = "linux")]
fn comes_to_list(wanted: impl Fn(usize) -> bool) -> bool {
    let start = Instant::now();
    while !wanted(workers()) {
        if start.elapsed().as_secs() >= 10 {
            return false;
        }
        thread::yield_now();
    }
    true
}

#[test]
fn every_element_is_in_one_part() {
    let _turn = turn();
    for threads in [1, 2, 3, 7] {
        parallel::set_thread_count(threads);
        for len in (0..=5 * LANES).chain([1000, 1001]) {
            let mut floats = vec![0.0; len];
            parallel::for_each_part(Run::in_place(&mut floats), DEAR, increment);
            assert!(
                floats.iter().all(|&x| x == 1.0),
                "{len} elements, {threads} threads"
            );
        }
    }
}

#[test]
fn parts_are_whole_blocks() {
    let _turn = turn();
    parallel::set_thread_count(3);
    let lengths = Mutex::new(Vec::new());
    let mut floats = vec![0.0_f32; 10 * LANES + 1];
    parallel::for_each_part(Run::in_place(&mut floats), DEAR, |part| {
        lengths.lock().unwrap().push(part.len());
    });
    let mut lengths = lengths.into_inner().unwrap();
    lengths.sort_unstable();
    assert_eq!(lengths.iter().sum::<usize>(), 10 * LANES + 1);
    assert!(lengths.len() > 1);
    assert_eq!(lengths[0], 1);
    assert!(lengths[1..].iter().all(|len| len % LANES == 0));
}

#[test]
fn little_work_stays_on_the_calling_thread() {
    let _turn = turn();
    parallel::set_thread_count(4);
    let here = thread::current().id();
    parallel::for_each_part(Run::in_place(&mut [0.0_f32; 1000]), Cost::ns(0.5), |part| {
        assert_eq!(part.len(), 1000);
        assert_eq!(thread::current().id(), here);
    });
}

/// Work of an estimate at which no thread is woken for one alone, in eight parts; returns what `f` makes of each.
fn short<S: Split, R: Send>(work: S, f: impl Fn(S) -> R + Sync) -> Vec<R> {
    let cost = Cost::ns(150_000.0 / work.len() as f64);
    let part = work.len() / 8;
    parallel::map_chunks(work, part, cost, f)
}

/// Starts the pool, and returns when its threads sleep again, most likely.
fn start_pool(threads: usize) {
    parallel::set_thread_count(threads);
    parallel::for_each_part(Run::in_place(&mut [0.0_f32; 8 * LANES]), DEAR, increment);
    thread::sleep(Duration::from_millis(3));
}

/// Keeps this thread busy.
fn work_for(time: Duration) {
    let start = Instant::now();
    while start.elapsed() < time {
        std::hint::spin_loop();
    }
}

#[test]
fn short_work_far_apart_stays_on_the_calling_thread() {
    let _turn = turn();
    start_pool(2);
    let here = thread::current().id();
    let helped = (0..50).filter(|_| {
        // Whoever was awake goes to sleep, if the system lets it come to that.
        thread::sleep(Duration::from_millis(3));
        let threads = short(0..8, |_| {
            work_for(Duration::from_micros(10));
            thread::current().id()
        });
        threads.iter().any(|&thread| thread != here)
    });
    assert!(helped.count() <= 5);
}

#[test]
#[cfg_attr(miri, ignore = "nothing is short there")]
fn short_work_in_a_row_comes_to_be_shared() {
    let _turn = turn();
    start_pool(2);
    let here = thread::current().id();
    let start = Instant::now();
    // Anew after the threads have changed.
    for threads in [2, 3] {
        parallel::set_thread_count(threads);
        let mut helped = 0;
        // More often than it is tried: where the system gives the helper time, it pays.
        while helped < 20 {
            assert!(start.elapsed().as_secs() < 60, "never shared");
            let parts = short(0..80, |part| {
                work_for(Duration::from_micros(3));
                (part, thread::current().id())
            });
            let starts = parts.iter().map(|(part, _)| part.start);
            assert!(starts.eq((0..80).step_by(10)));
            if parts.iter().any(|&(_, thread)| thread != here) {
                helped += 1;
            }
        }
    }
}

#[test]
fn short_work_that_writes_stays_on_the_calling_thread() {
    let _turn = turn();
    start_pool(2);
    let here = thread::current().id();
    let mut floats = vec![0.0_f32; 100 * LANES];
    let cost = Cost::ns(150_000.0 / floats.len() as f64);
    for _ in 0..200 {
        parallel::for_each_part(Run::in_place(&mut floats), cost, |part| {
            assert_eq!(part.len(), 100 * LANES);
            assert_eq!(thread::current().id(), here);
            work_for(Duration::from_micros(20));
        });
        short(&mut floats[..], |_| {
            assert_eq!(thread::current().id(), here);
            work_for(Duration::from_micros(3));
        });
    }
}

/// Short work of one thread, one after another, does not keep another one's large work from being shared.
#[test]
#[cfg_attr(miri, ignore = "nothing is short there")]
fn large_work_is_shared_beside_short_work() {
    let _turn = turn();
    start_pool(2);
    let done = AtomicBool::new(false);
    thread::scope(|scope| {
        scope.spawn(|| {
            while !done.load(Ordering::Relaxed) {
                short(0..8, |_| work_for(Duration::from_micros(2)));
            }
        });
        let here = thread::current().id();
        let start = Instant::now();
        let mut helped = 0;
        while helped < 5 {
            assert!(start.elapsed().as_secs() < 60, "never shared");
            let threads = parallel::map_chunks(0..8, 1, DEAR, |_| {
                work_for(Duration::from_millis(1));
                thread::current().id()
            });
            helped += usize::from(threads.iter().any(|&thread| thread != here));
        }
        done.store(true, Ordering::Relaxed);
    });
}

#[test]
fn one_part_is_not_offered() {
    let _turn = turn();
    start_pool(2);
    let here = thread::current().id();
    for _ in 0..100 {
        parallel::for_each_part(Run::in_place(&mut [0.0_f32; LANES]), DEAR, |_| {
            assert_eq!(thread::current().id(), here);
            work_for(Duration::from_micros(50));
        });
    }
}

#[test]
fn panics_in_short_work_reach_the_caller() {
    let _turn = turn();
    start_pool(2);
    for _ in 0..300 {
        let calls = AtomicUsize::new(0);
        let caught = catch_unwind(AssertUnwindSafe(|| {
            short(0..8, |_| {
                let call = calls.fetch_add(1, Ordering::Relaxed);
                assert!(call != 5, "the sixth");
                work_for(Duration::from_micros(2));
            });
        }));
        let panic = caught.unwrap_err();
        assert_eq!(*panic.downcast_ref::<&str>().unwrap(), "the sixth");
    }
}

/// While others share, end the pool, and start it.
#[test]
fn short_work_comes_from_several_threads() {
    let _turn = turn();
    thread::scope(|scope| {
        let callers: Vec<_> = (0..4)
            .map(|_| {
                scope.spawn(|| {
                    for _ in 0..300 {
                        let parts = short(0..80, |part| {
                            work_for(Duration::from_micros(3));
                            part.start
                        });
                        assert!(parts.into_iter().eq((0..80).step_by(10)));
                    }
                })
            })
            .collect();
        while callers.iter().any(|caller| !caller.is_finished()) {
            for threads in 1..=4 {
                parallel::set_thread_count(threads);
                thread::sleep(Duration::from_millis(2));
            }
            parallel::shutdown();
        }
    });
    parallel::shutdown();
}

#[test]
fn short_work_is_not_shared_where_one_thread_is_to_work() {
    let _turn = turn();
    start_pool(2);
    let here = thread::current().id();
    parallel::map_chunks(0..8, 1, DEAR, |_| work_for(Duration::from_micros(50)));
    // A helper may be awake still.
    parallel::set_thread_count(1);
    for _ in 0..1000 {
        short(0..8, |_| assert_eq!(thread::current().id(), here));
    }
}

#[test]
fn as_many_threads_work_as_were_asked_for() {
    let _turn = turn();
    for threads in [2, 3, 7] {
        parallel::set_thread_count(threads);
        assert_eq!(parallel::thread_count(), threads);
        let barrier = Barrier::new(threads);
        let ids = Mutex::new(HashSet::new());
        let mut floats = vec![0.0_f32; threads * LANES];
        // Each part waits for the others: fewer threads than parts would wait for ever.
        parallel::for_each_part(Run::in_place(&mut floats), DEAR, |_| {
            barrier.wait();
            ids.lock().unwrap().insert(thread::current().id());
        });
        let ids = ids.into_inner().unwrap();
        assert_eq!(ids.len(), threads);
        assert!(
            ids.contains(&thread::current().id()),
            "the calling thread takes part"
        );
    }
}

#[test]
fn counts_are_limited() {
    let _turn = turn();
    parallel::set_thread_count(usize::MAX);
    assert_eq!(parallel::thread_count(), parallel::max_threads());
    parallel::set_thread_count(0);
    assert_eq!(
        parallel::thread_count(),
        thread::available_parallelism().unwrap().get()
    );
}

#[test]
#[cfg(target_os = "linux")]
fn shutdown_ends_the_threads_until_a_number_is_set() {
    let _turn = turn();
    parallel::shutdown();
    assert!(
        comes_to_list(|workers| workers == 0),
        "no threads before the first operation"
    );
    for _ in 0..20 {
        for threads in [4, 2] {
            parallel::set_thread_count(threads);
            let everyone = Barrier::new(threads);
            let mut floats = vec![0.0_f32; threads * LANES];
            parallel::for_each_part(Run::in_place(&mut floats), DEAR, |_| {
                everyone.wait();
            });
            assert!(comes_to_list(|workers| workers >= threads - 1));
        }
        parallel::shutdown();
        assert!(comes_to_list(|workers| workers == 0));
        let mut floats = vec![0.0_f32; 4 * LANES];
        let caller = thread::current().id();
        parallel::for_each_part(Run::in_place(&mut floats), DEAR, |part| {
            assert_eq!(thread::current().id(), caller, "who comes late works alone");
            increment(part);
        });
        assert!(floats.iter().all(|&x| x == 1.0));
    }
    parallel::shutdown();
}

#[test]
fn shutdown_waits_for_what_runs() {
    let _turn = turn();
    parallel::set_thread_count(3);
    let (started, finished) = (Barrier::new(2), AtomicBool::new(false));
    thread::scope(|scope| {
        scope.spawn(|| {
            let first = AtomicBool::new(true);
            let mut floats = vec![0.0_f32; 3 * LANES];
            parallel::for_each_part(Run::in_place(&mut floats), DEAR, |_| {
                if first.swap(false, Ordering::Relaxed) {
                    started.wait();
                    thread::sleep(Duration::from_millis(50));
                    finished.store(true, Ordering::SeqCst);
                }
            });
        });
        started.wait();
        parallel::shutdown();
        assert!(finished.load(Ordering::SeqCst));
    });
}

#[test]
fn panics_reach_the_caller() {
    let _turn = turn();
    parallel::set_thread_count(3);
    let mut floats = vec![0.0_f32; 100 * LANES];
    for bad in [0, 1, 50, 99] {
        let part_number = AtomicUsize::new(0);
        let caught = catch_unwind(AssertUnwindSafe(|| {
            parallel::for_each_part(Run::in_place(&mut floats), DEAR, |_| {
                let number = part_number.fetch_add(1, Ordering::Relaxed);
                assert!(number != bad, "part {number} is bad");
            });
        }));
        let payload = caught.unwrap_err();
        assert_eq!(
            payload.downcast_ref::<String>().unwrap(),
            &format!("part {bad} is bad")
        );
    }
    floats.fill(0.0);
    parallel::for_each_part(Run::in_place(&mut floats), DEAR, increment);
    assert!(
        floats.iter().all(|&x| x == 1.0),
        "the pool is as good as before"
    );
}

#[test]
fn operations_may_be_nested() {
    let _turn = turn();
    parallel::set_thread_count(3);
    let mut floats = vec![0.0; 10 * LANES];
    parallel::for_each_part(Run::in_place(&mut floats), DEAR, |part| {
        parallel::for_each_part(part, DEAR, increment);
    });
    assert!(floats.iter().all(|&x| x == 1.0));
}

/// A small operation beside a large one took as long as that: its helpers stood in line.
#[test]
fn an_operation_does_not_wait_for_another() {
    let _turn = turn();
    parallel::set_thread_count(2);
    let (started, done) = (Barrier::new(2), AtomicBool::new(false));
    thread::scope(|scope| {
        scope.spawn(|| {
            let first = AtomicBool::new(true);
            let mut floats = vec![0.0_f32; 4 * LANES];
            parallel::for_each_part(Run::in_place(&mut floats), DEAR, |_| {
                if first.swap(false, Ordering::Relaxed) {
                    started.wait();
                }
                while !done.load(Ordering::Relaxed) {
                    thread::yield_now();
                }
            });
        });
        started.wait();
        let mut floats = vec![0.0; 20 * LANES];
        parallel::for_each_part(Run::in_place(&mut floats), DEAR, increment);
        done.store(true, Ordering::Relaxed);
        assert!(floats.iter().all(|&x| x == 1.0));
    });
}

#[test]
fn threads_may_share_the_pool_while_its_size_changes() {
    let _turn = turn();
    let done = AtomicBool::new(false);
    thread::scope(|scope| {
        let callers: Vec<_> = (0..8)
            .map(|_| {
                scope.spawn(|| {
                    let mut floats = vec![0.0; 20 * LANES];
                    for round in 1..=200 {
                        parallel::for_each_part(Run::in_place(&mut floats), DEAR, increment);
                        assert!(floats.iter().all(|&x| x == round as f32));
                    }
                })
            })
            .collect();
        scope.spawn(|| {
            for threads in (1..=4).cycle() {
                parallel::set_thread_count(threads);
                if threads == 4 {
                    parallel::shutdown();
                }
                if done.load(Ordering::Relaxed) {
                    break;
                }
                thread::yield_now();
            }
        });
        for caller in callers {
            let result = caller.join();
            if result.is_err() {
                done.store(true, Ordering::Relaxed);
            }
            result.unwrap();
        }
        done.store(true, Ordering::Relaxed);
    });
    parallel::shutdown();
}

#[test]
fn chunks_are_the_same_on_any_number_of_threads() {
    let _turn = turn();
    let numbers: Vec<usize> = (0..1003).collect();
    let expected: Vec<Vec<usize>> = numbers.chunks(10).map(<[_]>::to_vec).collect();
    for threads in [1, 2, 7] {
        parallel::set_thread_count(threads);
        let got = parallel::map_chunks(&numbers[..], 10, DEAR, <[_]>::to_vec);
        assert_eq!(got, expected, "{threads} threads");
    }
    assert!(parallel::map_chunks(&numbers[..0], 10, DEAR, |_| ()).is_empty());
}

#[test]
fn tuples_are_cut_at_the_same_place() {
    let _turn = turn();
    parallel::set_thread_count(3);
    let source: Vec<usize> = (0..10_000).collect();
    let mut target = vec![0; source.len()];
    let work = (&source[..], &mut target[..], 0..source.len());
    parallel::for_each_part(work, DEAR, |(source, target, numbers)| {
        assert!(numbers.eq(source.iter().copied()));
        target.copy_from_slice(source);
    });
    assert_eq!(source, target);
}

#[test]
#[should_panic(expected = "different lengths: [2, 3]")]
fn tuples_of_different_lengths_are_refused() {
    parallel::for_each_part((0..2, 0..3), DEAR, |_| {});
}
