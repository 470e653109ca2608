//! Work in parallel, results in order, and only a few of them in hand.

use std::collections::VecDeque;
use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::sync::mpsc;

/// How many items a core may be ahead of the one whose result is written next.
const AHEAD: usize = 8;

/// Does `work` on every item, on all cores, and gives the results to `emit` in the order of the items.
///
/// Items are begun only as results are taken, so that memory does not grow with their number.
///
/// # Errors
/// What `emit` returns; no further item is begun then.
///
/// # Panics
/// When `work` does, with the same panic.
pub(super) fn each<T: Send, R: Send>(
    items: Vec<T>,
    work: impl Fn(T) -> R + Sync,
    mut emit: impl FnMut(R) -> io::Result<()>,
) -> io::Result<()> {
    // One item needs no other thread, and starts sooner without.
    if items.len() == 1 {
        return items.into_iter().try_for_each(|item| emit(work(item)));
    }
    let window = rayon::current_num_threads() * AHEAD;
    let work = &work;
    rayon::in_place_scope(|scope| {
        let (sender, receiver) = mpsc::channel();
        let mut items = items.into_iter().enumerate();
        // Results from the one to be emitted next; those that are not there yet are `None`.
        let mut waiting: VecDeque<Option<R>> = VecDeque::with_capacity(window);
        let mut emitted = 0;
        loop {
            for (number, item) in items.by_ref().take(window - waiting.len()) {
                let sender = sender.clone();
                waiting.push_back(None);
                scope.spawn(move |_| {
                    let result = catch_unwind(AssertUnwindSafe(|| work(item)));
                    // Nobody listens any more after an error of `emit`.
                    sender.send((number, result)).unwrap_or_default();
                });
            }
            if waiting.is_empty() {
                return Ok(());
            }
            let Ok((number, result)) = receiver.recv() else {
                return Ok(());
            };
            let result = result.unwrap_or_else(|panic| resume_unwind(panic));
            if let Some(place) = waiting.get_mut(number - emitted) {
                *place = Some(result);
            }
            while let Some(Some(_)) = waiting.front() {
                if let Some(result) = waiting.pop_front().flatten() {
                    emit(result)?;
                    emitted += 1;
                }
            }
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::atomic::{AtomicUsize, Ordering};
    use std::time::Duration;

    #[test]
    fn results_come_in_order_however_long_each_takes() {
        let mut seen = Vec::new();
        let work = |n: u64| {
            std::thread::sleep(Duration::from_micros((n * 7919) % 500));
            n
        };
        each((0..500).collect(), work, |n| {
            seen.push(n);
            Ok(())
        })
        .expect("nothing fails");
        assert_eq!(seen, (0..500).collect::<Vec<_>>());
    }

    #[test]
    fn few_results_are_in_hand_at_once() {
        let begun = AtomicUsize::new(0);
        let mut emitted = 0;
        let work = |first: bool| {
            begun.fetch_add(1, Ordering::SeqCst);
            // The first takes longest, and all others must wait for it.
            std::thread::sleep(Duration::from_millis(if first { 50 } else { 0 }));
        };
        let window = rayon::current_num_threads() * AHEAD;
        each((0..1000).map(|n| n == 0).collect(), work, |()| {
            assert!(begun.load(Ordering::SeqCst) <= emitted + window);
            emitted += 1;
            Ok(())
        })
        .expect("nothing fails");
        assert_eq!(emitted, 1000);
    }

    #[test]
    fn an_error_of_the_output_ends_the_work() {
        let begun = AtomicUsize::new(0);
        let result = each(
            (0..100_000).collect(),
            |_: u32| begun.fetch_add(1, Ordering::SeqCst),
            |_| Err(io::ErrorKind::BrokenPipe.into()),
        );
        assert_eq!(result.expect_err("it was broken").kind(), io::ErrorKind::BrokenPipe);
        assert!(begun.load(Ordering::SeqCst) < 1000);
    }

    #[test]
    #[should_panic(expected = "item 3")]
    fn a_panic_is_passed_on_and_nothing_hangs() {
        each((0..10).collect(), |n: u32| assert!(n != 3, "item {n}"), |()| Ok(())).unwrap_or_default();
    }
}
