//! Regions brought in and removed.

use super::{Done, found};
use crate::draft::Draft;
use crate::ids::RegionSetId;
use crate::refusal::{Kind, Refusal};
use crate::region::{MOST_CORNERS, MOST_REGIONS, MOST_SETS, RegionSet, Regions};
use crate::territory::same_text;

/// A set of the same name is replaced: shapes are brought in again when they were simplified too much or drawn anew.
pub fn add(draft: &mut Draft, name: &str, regions: &Regions) -> Done {
    let name = name.trim();
    if name.is_empty() {
        return Err(Refusal::NameEmpty { kind: Kind::RegionSet });
    }
    if regions.is_empty() {
        return Err(Refusal::NoRegions);
    }
    let corners = regions.corners();
    if regions.len() > MOST_REGIONS || corners > MOST_CORNERS {
        return Err(Refusal::RegionsTooLarge { regions: regions.len(), corners });
    }
    let before = draft.region_sets.iter().find(|set| same_text(&set.name, name)).map(|set| set.id);
    if before.is_none() && draft.region_sets.iter().count() >= MOST_SETS {
        return Err(Refusal::TooManyRegionSets { most: MOST_SETS });
    }
    let id = before.unwrap_or_else(|| RegionSetId(draft.region_sets.next_slot()));
    draft.region_sets.put(RegionSet { id, name: name.to_owned(), regions: regions.clone() });
    Ok(())
}

pub fn remove(draft: &mut Draft, set: RegionSetId) -> Done {
    found(&draft.region_sets, Kind::RegionSet, set.0)?;
    draft.region_sets.take(set.0);
    Ok(())
}
