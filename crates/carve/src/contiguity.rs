//! Units that hang together.

/// How many parts a graph falls into.
pub(crate) fn parts(graph: &[Vec<u32>]) -> usize {
    let mut seen = vec![false; graph.len()];
    let mut count = 0;
    for start in 0..graph.len() {
        if seen[start] {
            continue;
        }
        count += 1;
        seen[start] = true;
        let mut open = vec![start];
        while let Some(unit) = open.pop() {
            for next in &graph[unit] {
                if !std::mem::replace(&mut seen[*next as usize], true) {
                    open.push(*next as usize);
                }
            }
        }
    }
    count
}
