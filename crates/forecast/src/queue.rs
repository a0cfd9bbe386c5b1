//! How long a presales hour is waited for: the queue M/M/c, with the formula of Erlang (C).
//!
//! Requests come at random, are worked in turn by whoever of `servers` is free, and take times that are exponentially
//! spread. Real demand is lumpier before the end of a quarter, so the waits are a lower bound there.

/// Requests that several members of a pool serve together.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Queue {
    /// Members, in full-time parts; a fraction is interpolated between the whole numbers around it.
    pub servers: f64,
    /// Requests that come in a unit of time.
    pub arrivals: f64,
    /// Time that one request takes, in the same unit.
    pub service: f64,
}

impl Queue {
    /// Work that comes in a unit of time, in servers kept busy.
    pub fn load(&self) -> f64 {
        self.arrivals * self.service
    }

    /// Load / servers; infinite without servers.
    pub fn utilisation(&self) -> f64 {
        if self.load() == 0.0 { 0.0 } else { self.load() / self.servers }
    }

    /// Chance that a request finds everybody busy; 1 where more comes in than can be worked.
    pub fn chance_of_waiting(&self) -> f64 {
        if self.load() > 0.0 && self.load() >= self.servers {
            return 1.0;
        }
        self.between(|servers| match self.load() >= servers as f64 {
            true => 1.0,
            false => erlang_c(servers, self.load()),
        })
    }

    /// Expected wait of a request before it is taken up; `None` where the queue grows without end.
    pub fn wait(&self) -> Option<f64> {
        if self.load() == 0.0 {
            return Some(0.0);
        }
        if self.load() >= self.servers {
            return None;
        }
        // A fraction of a server is as fast as it is big: the wait is that of the chance, over what is left free.
        Some(self.chance_of_waiting() * self.service / (self.servers - self.load()))
    }

    fn between(&self, of: impl Fn(u32) -> f64) -> f64 {
        let below = libm::floor(self.servers.clamp(0.0, 10_000.0));
        let part = self.servers.clamp(0.0, 10_000.0) - below;
        let lower = of(below as u32);
        if part == 0.0 { lower } else { lower + (of(below as u32 + 1) - lower) * part }
    }
}

/// Erlang's C from his B, which is built up a server at a time and cannot overflow.
fn erlang_c(servers: u32, load: f64) -> f64 {
    if servers == 0 {
        return 1.0;
    }
    let mut blocked = 1.0;
    for server in 1..=servers {
        blocked = load * blocked / (f64::from(server) + load * blocked);
    }
    let busy = load / f64::from(servers);
    blocked / (1.0 - busy * (1.0 - blocked))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn queue(servers: f64, arrivals: f64, service: f64) -> Queue {
        Queue { servers, arrivals, service }
    }

    /// One server: the wait is `rho / (mu - lambda)`, the chance of waiting is rho.
    #[test]
    fn one_server_is_the_queue_of_the_textbooks() {
        let single = queue(1.0, 2.0, 1.0 / 3.0);
        assert!((single.wait().unwrap() - 2.0 / 3.0).abs() < 1e-12);
        assert!((single.chance_of_waiting() - 2.0 / 3.0).abs() < 1e-12);
    }

    /// Values printed in tables of Erlang's C: servers, load, chance of waiting.
    #[test]
    fn the_chance_of_waiting_is_that_of_erlangs_tables() {
        for (servers, load, chance) in [
            (2.0, 1.0, 1.0 / 3.0),
            (3.0, 2.0, 4.0 / 9.0),
            (10.0, 8.0, 0.4092),
            (5.0, 4.0, 0.5541),
            (14.0, 10.0, 0.1741),
        ] {
            let found = queue(servers, load, 1.0).chance_of_waiting();
            assert!((found - chance).abs() < 1e-4, "{servers} {load}: {found}");
        }
    }

    #[test]
    fn more_than_can_be_worked_is_waited_for_without_end() {
        assert_eq!(queue(2.0, 2.0, 1.0).wait(), None);
        assert_eq!(queue(0.0, 1.0, 1.0).wait(), None);
        assert_eq!(queue(0.0, 0.0, 1.0).wait(), Some(0.0));
        assert_eq!(queue(2.0, 3.0, 1.0).chance_of_waiting(), 1.0);
    }

    #[test]
    fn more_servers_wait_less() {
        let waits: Vec<f64> =
            (0..60).map(|tenths| queue(2.1 + f64::from(tenths) / 10.0, 2.0, 1.0).wait().unwrap()).collect();
        assert!(waits.windows(2).all(|pair| pair[1] <= pair[0]), "{waits:?}");
    }
}
