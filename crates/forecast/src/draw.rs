//! Draws of what pools book: lognormal attainments that share one common factor inside the pool (`domain.md` 5).

use rand::SeedableRng;
use rand::seq::SliceRandom;
use rand_chacha::ChaCha8Rng;
use rand_distr::{Distribution, StandardNormal};

/// How the attainments of a rep lie: lognormal with this mean and standard deviation.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Attainments {
    /// Above 0.
    pub mean: f64,
    pub deviation: f64,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rep {
    /// As it counts in the pool: ramped and prorated.
    pub quota: f64,
    pub attainments: Attainments,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Pool {
    pub reps: Vec<Rep>,
    /// Correlation of the attainments of any two reps, from 0 to 1: good and bad years come to all of them.
    pub correlation: f64,
}

/// What the reps of a pool book together, as a share of the sum of their quotas: every draw, from low to high.
#[derive(Clone, Debug, PartialEq)]
pub struct Drawn {
    sorted: Vec<f64>,
}

/// Draws that are made with one random stream: small enough to share the work, and never a matter of the threads.
const BATCH: usize = 500;

/// Draws every pool `count` times. The numbers depend on the seed alone, not on `threads`; pools alike draw alike.
pub fn draws(pools: &[Pool], count: usize, seed: u64, threads: usize) -> Vec<Drawn> {
    let mut all: Vec<Vec<f64>> = pools.iter().map(|_| vec![0.0; count]).collect();
    let models: Vec<Model> = pools.iter().map(Model::of).collect();
    // Each piece of work is a stretch of one pool's draws with a stream of its own.
    let mut work: Vec<(usize, usize, &mut [f64])> = Vec::new();
    for (place, drawn) in all.iter_mut().enumerate() {
        for (batch, stretch) in drawn.chunks_mut(BATCH).enumerate() {
            work.push((place, batch, stretch));
        }
    }
    let threads = threads.clamp(1, work.len().max(1));
    let share = work.len().div_ceil(threads).max(1);
    std::thread::scope(|scope| {
        for part in work.chunks_mut(share) {
            let models = &models;
            scope.spawn(move || {
                for (place, stream, stretch) in part {
                    let mut random = ChaCha8Rng::seed_from_u64(seed);
                    random.set_stream(*stream as u64);
                    models[*place].fill(&mut random, stretch);
                }
            });
        }
    });
    all.into_iter()
        .map(|mut sorted| {
            sorted.sort_by(f64::total_cmp);
            Drawn { sorted }
        })
        .collect()
}

/// A pool made ready for drawing.
struct Model {
    /// Weight in the sum, mean and deviation of the logarithm.
    reps: Vec<(f64, f64, f64)>,
    /// Loading of the common factor, and of each rep's own.
    common: f64,
    own: f64,
}

impl Model {
    fn of(pool: &Pool) -> Model {
        let whole: f64 = pool.reps.iter().map(|rep| rep.quota).sum();
        let reps: Vec<(f64, f64, f64)> = pool
            .reps
            .iter()
            .map(|rep| {
                let (mean, deviation) = rep.attainments.logarithmic();
                let weight = if whole > 0.0 { rep.quota / whole } else { 0.0 };
                (weight, mean, deviation)
            })
            .collect();
        // The correlation is that of attainments; that of their logarithms is somewhat higher.
        let spread = reps.iter().map(|rep| rep.2 * rep.2).sum::<f64>() / reps.len().max(1) as f64;
        let correlation = pool.correlation.clamp(0.0, 1.0);
        let loading = match spread > 0.0 {
            true => (libm::log1p(correlation * libm::expm1(spread)) / spread).clamp(0.0, 1.0),
            false => correlation,
        };
        Model { reps, common: libm::sqrt(loading), own: libm::sqrt(1.0 - loading) }
    }

    fn fill(&self, random: &mut ChaCha8Rng, stretch: &mut [f64]) {
        for drawn in stretch {
            let common: f64 = StandardNormal.sample(random);
            *drawn = 0.0;
            for (weight, mean, deviation) in &self.reps {
                let own: f64 = StandardNormal.sample(random);
                *drawn += weight * libm::exp(mean + deviation * (self.common * common + self.own * own));
            }
        }
    }
}

impl Attainments {
    /// Mean and deviation of the logarithm.
    fn logarithmic(self) -> (f64, f64) {
        let ratio = self.deviation / self.mean;
        let variance = libm::log1p(ratio * ratio);
        (libm::log(self.mean) - variance / 2.0, libm::sqrt(variance))
    }
}

impl Drawn {
    /// What comes of parts of several pools that have nothing to do with each other: the sum of part x draw.
    pub fn mixed(parts: &[(f64, &Drawn)], seed: u64) -> Drawn {
        let count = parts.iter().map(|(_, drawn)| drawn.sorted.len()).min().unwrap_or(0);
        let mut sorted = vec![0.0; count];
        for (place, (part, drawn)) in parts.iter().enumerate() {
            let mut random = ChaCha8Rng::seed_from_u64(seed);
            random.set_stream(place as u64);
            let mut order: Vec<usize> = (0..count).collect();
            order.shuffle(&mut random);
            sorted.iter_mut().zip(order).for_each(|(sum, place)| *sum += part * drawn.sorted[place]);
        }
        sorted.sort_by(f64::total_cmp);
        Drawn { sorted }
    }

    pub fn mean(&self) -> f64 {
        match self.sorted.len() {
            0 => 0.0,
            count => self.sorted.iter().sum::<f64>() / count as f64,
        }
    }

    pub fn deviation(&self) -> f64 {
        let mean = self.mean();
        let squares: f64 = self.sorted.iter().map(|drawn| (drawn - mean) * (drawn - mean)).sum();
        libm::sqrt(squares / self.sorted.len().max(1) as f64)
    }

    /// Share of the draws that reach this share of the sum of quotas.
    pub fn chance_of(&self, share: f64) -> f64 {
        // A sum of many parts may lie a hair below what it comes to.
        let below = self.sorted.partition_point(|drawn| *drawn < share - 1e-9);
        (self.sorted.len() - below) as f64 / self.sorted.len().max(1) as f64
    }

    /// What this part of the draws stays below, from 0 to 1; between two draws in a straight line.
    pub fn quantile(&self, part: f64) -> f64 {
        let Some(last) = self.sorted.len().checked_sub(1) else { return 0.0 };
        let place = part.clamp(0.0, 1.0) * last as f64;
        let below = place as usize;
        let next = self.sorted[(below + 1).min(last)];
        self.sorted[below] + (next - self.sorted[below]) * (place - below as f64)
    }

    /// The least discount on the sum of quotas at which the pool's target is reached with this chance; below 0 where
    /// the target may lie above the sum.
    pub fn discount_for(&self, chance: f64) -> f64 {
        1.0 - self.quantile(1.0 - chance)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ten(mean: f64, deviation: f64, correlation: f64) -> Pool {
        let attainments = Attainments { mean, deviation };
        Pool { reps: vec![Rep { quota: 1_500_000.0, attainments }; 10], correlation }
    }

    /// `domain.md` 5: ten reps of deviation 0.38, measured against 13 of 15 million.
    #[test]
    fn a_common_factor_widens_the_pool() {
        let drawn = draws(&[ten(1.0, 0.38, 0.0), ten(1.0, 0.38, 0.3)], 40_000, 1, 2);
        let against_target = 15.0 / 13.0;
        assert!((drawn[0].deviation() * against_target - 0.139).abs() < 0.002, "{}", drawn[0].deviation());
        assert!((drawn[1].deviation() * against_target - 0.267).abs() < 0.004, "{}", drawn[1].deviation());
        assert!((drawn[0].mean() - 1.0).abs() < 0.002);
    }

    #[test]
    fn the_same_seed_gives_the_same_bytes_on_any_number_of_threads() {
        let pools: Vec<Pool> = (0..7).map(|n| ten(0.8 + f64::from(n) / 20.0, 0.3, 0.2)).collect();
        let bytes = |threads, seed| -> Vec<u64> {
            let drawn = draws(&pools, 3_333, seed, threads);
            drawn.iter().flat_map(|pool| pool.sorted.iter().map(|draw| draw.to_bits())).collect()
        };
        assert_eq!(bytes(1, 5), bytes(2, 5));
        assert_eq!(bytes(1, 5), bytes(16, 5));
        assert_ne!(bytes(1, 5), bytes(1, 6));
    }

    #[test]
    fn pools_alike_draw_alike() {
        let drawn = draws(&[ten(0.87, 0.35, 0.3), ten(0.87, 0.35, 0.3)], 2_000, 4, 2);
        assert_eq!(drawn[0], drawn[1]);
    }

    /// Half of two pools each: the mean stays, independent ups and downs partly cancel out.
    #[test]
    fn a_mix_of_two_pools_is_steadier_than_one() {
        let drawn = draws(&[ten(0.87, 0.35, 0.3)], 20_000, 4, 2);
        let mixed = Drawn::mixed(&[(0.5, &drawn[0]), (0.5, &drawn[0])], 9);
        assert!((mixed.mean() - drawn[0].mean()).abs() < 1e-9);
        let expected = drawn[0].deviation() / std::f64::consts::SQRT_2;
        assert!((mixed.deviation() - expected).abs() < 0.01, "{} {expected}", mixed.deviation());
    }

    /// Pay is linear on a pool's attainment: what is paid on average is what is paid at the mean.
    #[test]
    fn the_mean_of_linear_pay_is_the_pay_at_the_mean() {
        let drawn = &draws(&[ten(0.87, 0.35, 0.3)], 40_000, 4, 2)[0];
        let pay = |booked: f64| 45_000.0 * booked * 15.0 / 13.0;
        let mean = drawn.sorted.iter().map(|booked| pay(*booked)).sum::<f64>() / 40_000.0;
        assert!((mean - pay(drawn.mean())).abs() < 1e-6);
        assert!((mean - pay(0.87)).abs() < 150.0, "{mean}");
    }

    #[test]
    fn without_variance_the_answer_is_the_mean() {
        let drawn = &draws(&[ten(0.87, 0.0, 0.3)], 1_000, 1, 2)[0];
        assert!((drawn.quantile(0.1) - 0.87).abs() < 1e-12 && (drawn.quantile(0.9) - 0.87).abs() < 1e-12);
        assert_eq!([0.86, 0.87, 0.88].map(|share| drawn.chance_of(share)), [1.0, 1.0, 0.0]);
        assert!((drawn.discount_for(0.5) - 0.13).abs() < 1e-12);
    }

    #[test]
    fn a_deeper_discount_is_reached_more_often() {
        let drawn = &draws(&[ten(0.87, 0.35, 0.3)], 10_000, 3, 2)[0];
        let chances: Vec<f64> =
            (0..40).map(|percent| drawn.chance_of(1.0 - f64::from(percent) / 100.0)).collect();
        assert!(chances.windows(2).all(|pair| pair[0] <= pair[1]));
        for chance in [0.2, 0.5, 0.8, 0.95] {
            let reached = drawn.chance_of(1.0 - drawn.discount_for(chance));
            assert!((reached - chance).abs() < 0.001, "{reached} for {chance}");
        }
    }

    #[test]
    fn a_pool_without_reps_or_quotas_books_nothing() {
        let empty = Pool { reps: Vec::new(), correlation: 0.3 };
        let idle = Pool {
            reps: vec![Rep { quota: 0.0, attainments: Attainments { mean: 1.0, deviation: 0.2 } }],
            correlation: 0.0,
        };
        for drawn in draws(&[empty, idle], 100, 1, 2) {
            assert_eq!((drawn.mean(), drawn.deviation(), drawn.chance_of(0.1)), (0.0, 0.0, 0.0));
        }
        assert!(draws(&[], 10, 1, 2).is_empty());
        assert_eq!(draws(&[ten(1.0, 0.1, 0.0)], 0, 1, 2)[0].quantile(0.5), 0.0);
    }
}
