//! The whole main job, from an empty plan to the workbook.

use exchange::{ReadOptions, read_table};
use expect_test::expect;
use serde_json::json;

use crate::script::{Script, check, text};
use crate::story::{pools, territories, with_facts};

#[test]
fn a_year_is_planned() {
    check(
        |script| {
            script.title("Accounts and people come in");
            with_facts(script);
            let head = script.head();
            script.values(
                &head,
                &["name", "file", "currency", "yearStart", "scenario", "counts/accounts", "counts/sellers"],
            );

            script.title("Territories by rules and by hand");
            territories(script);
            let view = script.view("territories");
            script.table(
                &view["territories"],
                &[
                    "name",
                    "sellerName",
                    "load/accounts",
                    "load/potential",
                    "load/workload",
                    "load/byHand",
                    "balance",
                ],
            );
            script.table(&view["rules"], &["place", "territoryName", "holds", "text"]);
            script.values(&view["unassigned"], &["accounts", "potential"]);
            let view = script.view("accounts");
            script.table(&view["rows"], &["externalId", "name", "territoryName", "sellerName", "whyText"]);

            script.title("Quotas spread around a lock");
            script.change(json!([{ "type": "setOverAssignment", "level": { "at": "company" }, "over": { "typed": "rate", "rate": "0.05" } }]));
            script.enter("quotas", &[(0, "quota", "1.5m"), (0, "locked", "yes")]);
            spread(script, "equal", "1000");
            quotas(script);
            script.tell("By potential, to the dollar; seats without potential get nothing:");
            spread(script, "potential", "1");
            quotas(script);
            script.enter("quotas", &[(0, "quota", "7m")]);
            spread(script, "equal", "1000");
            script.act("undo", json!({}));
            script.act("undo", json!({}));

            script.title("Pools: target typed, discount typed");
            pools(script);
            script.enter("pools", &[(0, "target", "2.8m")]);
            pool_table(script);
            script.enter("pools", &[(0, "discount", "13.33%")]);
            pool_table(script);
            let view = script.view("pools");
            script.table(&view["presales"], &["name", "weight", "attainment", "pay/variable", "pay/total"]);

            script.title("Coverage");
            let view = script.view("coverage");
            script.table(
                &view["segments"],
                &[
                    "segment",
                    "load/accounts",
                    "unassigned/accounts",
                    "withSeller",
                    "withPresales",
                    "sellers",
                    "meanWorkloadPerSeller",
                ],
            );
            script.table(&view["gaps"], &["code", "message", "remedy"]);

            script.title("Payouts");
            script.change(json!([{ "type": "setAttainment", "rate": "1.1" }]));
            script.enter("quotas", &[(1, "attainment", "80%")]);
            let view = script.view("payouts");
            script.table(
                &view["sellers"],
                &[
                    "name",
                    "attainment",
                    "ownAttainment",
                    "carriedQuota",
                    "bookings",
                    "pay/base",
                    "pay/variable",
                    "pay/accelerator",
                    "pay/total",
                    "pay/shareOfTarget",
                ],
            );
            script.table(
                &view["presales"],
                &["name", "attainment", "pay/variable", "pay/total", "pay/shareOfTarget"],
            );
            script.values(&view["cost"], &["base", "variable", "accelerators", "total", "bookings", "ccos"]);

            script.title("Taken away as a workbook and as CSV files");
            export(script);

            script.title("What was done, newest first");
            let view = script.view("history");
            script.table(&view["entries"], &["seq", "rows", "undone", "label"]);
        },
        expect![[r#"
            ## Accounts and people come in
            accounts.csv: External ID = externalId, Account name = name, Country = country, State = state, City = city, Postal code = postalCode, Industry = industry, Segment = segment, Company size = size, Potential = potential, Workload = workload, Last bookings = lastBookings
              rows 10: new 10, changed 0, unchanged 0; not in the file 0; problems 0
            - import: Imported 10 accounts [rows 10]
            sellers.xlsx: Seat = externalId, Name = name, Segment = segment, Vacancy = vacancy, Start date = start, Base salary = base, Target variable = targetVariable, Last bookings = lastBookings
              rows 6: new 6, changed 0, unchanged 0; not in the file 0; problems 0
            - import: Imported 6 sellers [rows 6]
            presales.csv: Seat = externalId, Name = name, Segment = segment, Start = start, Base salary = base, Target variable = targetVariable, Skills = skills
              rows 2: new 2, changed 0, unchanged 0; not in the file 0; problems 0
            - import: Imported 2 presales members [rows 2]
              name FY27 West, file FY27 West.podplan, currency USD, yearStart 2027-01-01, scenario Baseline, counts/accounts 10, counts/sellers 6

            ## Territories by rules and by hand
            - change: Changed 3 rows [rows 3]
            - change: Changed 3 rows [rows 3]
            - change: Moved Summit Cycles to Desert [rows 1]
              name        sellerName   load/accounts  load/potential  load/workload  load/byHand  balance
              California  Seat ENT-01  2              4300000.00      210            0            1.12173913
              Northwest   Seat ENT-02  3              5700000.00      300            0            1.48695652
              Desert      Seat COM-01  4              1500000.00      110            1            0.39130435
              place  territoryName  holds  text
              1      California     2      state is CA, segment is enterprise
              2      Northwest      3      state is OR or WA
              3      Desert         3      postal code starts with 85 or 89
              accounts 1, potential 0.00
              externalId  name            territoryName  sellerName   whyText
              A-01        Cedar Freight   California     Seat ENT-01  rule 1: state is CA, segment is enterprise
              A-02        Harbour Foods   California     Seat ENT-01  rule 1: state is CA, segment is enterprise
              A-03        Granite Bank    Northwest      Seat ENT-02  rule 2: state is OR or WA
              A-04        Juniper Health  Northwest      Seat ENT-02  rule 2: state is OR or WA
              A-05        Mesa Textiles   Desert         Seat COM-01  rule 3: postal code starts with 85 or 89
              A-06        Prairie Tools   Desert         Seat COM-01  rule 3: postal code starts with 85 or 89
              A-07        Quarry Stone    Desert         Seat COM-01  rule 3: postal code starts with 85 or 89
              A-08        Summit Cycles   Desert         Seat COM-01  placed by hand
              A-09        Tidewater Labs  Northwest      Seat ENT-02  rule 2: state is OR or WA
              A-10        Upland Dairy                                no rule matches

            ## Quotas spread around a lock
            - change: Set over-assignment on the company plan to 5% [rows 1]
            - enter: Changed 1 row [rows 1]
            - change: Spread the target over 5 sellers [rows 5]
              name         locked  quota       carriedQuota  toLastYear/ratio  toPotential/ratio  toPotential/times  toPay/ratio
              Seat ENT-01  true    1500000.00  1500000.00    1.15384615        0.34883721         1                  5
              Seat ENT-02  false   960000.00   960000.00     0.87272727        0.16842105         0.48280701         3.2
              Seat ENT-03  false   960000.00   720000.00     -                 -                  -                  3.2
              Seat ENT-04  false   960000.00   120000.00     -                 -                  -                  3.2
              Seat COM-01  false   960000.00   960000.00     1.37142857        0.64               1.83466666         4.8
              Seat COM-02  false   960000.00   960000.00     1.5               -                  -                  4.8
              companyPlan 6000000.00, wantedSum 6300000.00, sumRepQuotas 6300000.00, locked 1500000.00, leftToAssign 0.00, overAssignment 0.05
            By potential, to the dollar; seats without potential get nothing:
            - change: Spread the target over 5 sellers [rows 5]
              name         locked  quota       carriedQuota  toLastYear/ratio  toPotential/ratio  toPotential/times  toPay/ratio
              Seat ENT-01  true    1500000.00  1500000.00    1.15384615        0.34883721         0.52325581         5
              Seat ENT-02  false   3800000.00  3800000.00    3.45454545        0.66666667         1                  12.66666667
              Seat ENT-03  false   0.00        0.00          -                 -                  -                  0
              Seat ENT-04  false   0.00        0.00          -                 -                  -                  0
              Seat COM-01  false   1000000.00  1000000.00    1.42857143        0.66666667         1                  5
              Seat COM-02  false   0.00        0.00          0                 -                  -                  0
              companyPlan 6000000.00, wantedSum 6300000.00, sumRepQuotas 6300000.00, locked 1500000.00, leftToAssign 0.00, overAssignment 0.05
            - enter: Set quota of Seat ENT-01 to $7,000,000 [rows 1]
            - refused: quota.lockedBeyondTarget: What is locked adds up to $7,000,000: $700,000 more than the target of $6,300,000. -> Unlock or lower some of it, or raise the target.
            - undo: Set quota of Seat ENT-01 to $7,000,000 [rows 1]
            - undo: Spread the target over 5 sellers [rows 5]

            ## Pools: target typed, discount typed
            - change: Changed 7 rows [rows 7]
            - change: Attached 3 presales members to pools [rows 3]
            - enter: Set pool target of Enterprise West to $2,800,000 [rows 1]
              name             typed/typed  sumRepQuotas  poolTarget  poolDiscount  overAssignment  breakEven   presalesCapacity  repsPerPresales
              Enterprise West  amount       3180000.00    2800000.00  0.11949686    0.13571429      0.88050314  1.6               1.875
              Commercial West  discount     1920000.00    1920000.00  0             0               1           0.4               5
            - enter: Set pool discount of Enterprise West to 13.33% [rows 1]
              name             typed/typed  sumRepQuotas  poolTarget  poolDiscount  overAssignment  breakEven  presalesCapacity  repsPerPresales
              Enterprise West  discount     3180000.00    2756106.00  0.1333        0.15380178      0.8667     1.6               1.875
              Commercial West  discount     1920000.00    1920000.00  0             0               1          0.4               5
              name        weight  attainment  pay/variable  pay/total
              Seat SE-01  1       1.15380178  51921.08      186921.08
              Seat SE-02  1       1.09228107  43691.24      163691.74

            ## Coverage
              segment     load/accounts  unassigned/accounts  withSeller  withPresales  sellers  meanWorkloadPerSeller
                          1              1                    0           0             0        -
              Commercial  4              0                    4           4             2        55
              Enterprise  5              0                    5           5             4        127.5
              code                             message                                                 remedy
              findings.accountsUnassigned      1 account belongs to no territory ($0 of potential).    Add a rule that takes them, or move them by hand.
              findings.sellerWithoutTerritory  Seat ENT-03 has no territory.                           Give this seller a territory.
              findings.sellerWithoutTerritory  Seat ENT-04 has no territory.                           Give this seller a territory.
              findings.sellerWithoutPool       Seat ENT-04 is in no pool and has no presales support.  Move this seller into a pool.
              findings.sellerWithoutTerritory  Seat COM-02 has no territory.                           Give this seller a territory.

            ## Payouts
            - change: Set assumed attainment to 110% [rows 1]
            - enter: Set assumed attainment of Seat ENT-02 to 80% [rows 1]
              name         attainment  ownAttainment  carriedQuota  bookings    pay/base   pay/variable  pay/accelerator  pay/total  pay/shareOfTarget
              Seat ENT-01  1.1         false          1500000.00    1650000.00  150000.00  172500.00     7500.00          322500.00  1.15
              Seat ENT-02  0.8         true           960000.00     768000.00   150000.00  120000.00     0.00             270000.00  0.8
              Seat ENT-03  1.1         false          720000.00     792000.00   150000.00  172500.00     7500.00          322500.00  1.15
              Seat ENT-04  1.1         false          120000.00     132000.00   75616.44   86958.91      3780.83          162575.35  1.15000005
              Seat COM-01  1.1         false          960000.00     1056000.00  100000.00  115000.00     5000.00          215000.00  1.15
              Seat COM-02  1.1         false          960000.00     1056000.00  100000.00  115000.00     5000.00          215000.00  1.15
              name        attainment  pay/variable  pay/total  pay/shareOfTarget
              Seat SE-01  1.1646867   52410.90      187410.90  1.16468667
              Seat SE-02  1.13881202  45552.48      165552.98  1.138812
              base 980616.94, variable 851141.46, accelerators 28780.83, total 1860539.23, bookings 5454000.00, ccos 0.34113297

            ## Taken away as a workbook and as CSV files
            - workbook: [FY27 West.xlsx]
            - csv: [Accounts.csv, Territories.csv, Quotas.csv, Teams.csv, Capacity.csv, Pools.csv, Coverage.csv, Projected payouts.csv, Pay by quarter.csv, Payments.csv, Pay plans.csv, Deals.csv]
              Accounts: 10 rows under ID | Name | Country | State | City | Postal code | Latitude | Longitude | Industry | Segment | Owner | Company size | Potential (USD) | Workload (hours) | Last year’s bookings (USD) | Territory | Seller | Why here
                A-01 | Cedar Freight | United States | CA | Fresno | 93650 |  |  | Logistics | Enterprise |  | 4000 | 2500000 | 120 | 900000 | California | Seat ENT-01 | rule 1: state is CA, segment is enterprise
              Territories: 3 rows under Territory | Seller | Accounts | Potential (USD) | Workload (hours) | Last year’s bookings (USD) | Potential to mean | Quota to potential
                California | Seat ENT-01 | 2 | 4300000 | 210 | 1500000 | 1.12173913 | 0.34883721
              Quotas: 6 rows under Seller | Segment | Team | Pool | Accounts | Potential (USD) | Last year’s bookings (USD) | Weight | Proposal (USD) | Individual quota (USD) | Locked | Quota changes in the year | Leave | Carried this year | Quota carried this year (USD) | Q1 carried (USD) | Q2 carried (USD) | Q3 carried (USD) | Q4 carried (USD) | Quota to potential | Potential: times the median | Quota to OTE | OTE: times the median | Growth asked | Last year: times the median | OTE (USD)
                Seat ENT-01 | Enterprise |  | Enterprise West | 2 | 4300000 | 1300000 |  | 774000 | 1500000 | yes |  |  | 1 | 1500000 | 375000 | 375000 | 375000 | 375000 | 0.34883721 | 1 | 5 | 1.25 | 0.15384615 | 0.91383812 | 300000
              Teams: 2 rows under Level | Team | Manager | Sellers | Target (USD) | Locked | Over-assignment as typed | Over-assignment wanted (of the target) | Sum wanted below (USD) | Sum assigned below (USD) | Left to assign (USD) | Over-assignment (of the target) | Over-assignment (USD) | Sum of rep quotas (USD) | Over-assignment down to the reps (of the target) | Quota carried this year (USD) | Proposed (USD) | Sellers without a proposal | Gap: target less proposed (USD)
                Company plan |  |  | 6 | 6000000 |  | 5% | 0.05 | 6300000 | 6300000 | 0 | 0.05 | 300000 | 6300000 | 0.05 | 5220000 | 2220000 | 0 | 3780000
              Capacity: 5 rows under Period | First day | Last day | Seasonality | Company plan (USD) | Full quotas (USD) | less starts, ends and leave (USD) | less ramps (USD) | Carried quotas (USD) | less turnover (USD) | Capacity (USD) | Gap: plan less capacity (USD) | Capacity to plan | Fully ramped equivalents | Sellers
                Q1 | 2027-01-01 | 2027-03-31 | 0.25 | 1500000 | 1575000 | 240000 | 160000 | 1175000 | 104466.67 | 1070533.33 | 429466.67 | 0.71368889 | 4.4761905 | 6
              Pools: 2 rows under Pool | Sum of rep quotas (USD) | Pool target (street quota) (USD) | Pool discount (of the sum) | Over-assignment (of the target) | Break-even mean attainment | Sellers | Presales capacity | Reps per presales member | Presales
                Enterprise West | 3180000 | 2756106 | 0.1333 | 0.15380178 | 0.8667 | 3 | 1.6 | 1.875 | Seat SE-01 100%, Seat SE-02 60%
              Coverage: 4 rows under Segment | Accounts | Potential (USD) | Workload (hours) | Unassigned accounts | Unassigned potential (USD) | Accounts with seller | Accounts with presales | Sellers
                 | 1 | 0 | 15 | 1 | 0 | 0 | 0 | 0
              Projected payouts: 8 rows under Person | Role | Pay plan | Attainment assumed | Base (USD) | Target variable (USD) | Projected variable (USD) | of which accelerator (USD) | Projected total (USD) | Variable to base | Variable to target | Objectives reached | Still owed (USD) | Component 1: Earned (USD)
                Seat ENT-01 | Seller | Enterprise rep | 1.1 | 150000 | 150000 | 172500 | 7500 | 322500 | 1.15 | 1.15 |  | 0 | 172500
              Pay by quarter: 5 rows under Period | First day | Last day | Base (USD) | Paid out (USD) | Projected total (USD) | Bookings (USD) | Pay budget (USD) | Cost less budget (USD)
                Q1 | 2027-01-01 | 2027-03-31 | 223150.79 | 166320.29 | 389471.08 | 1220500 |  | 
              Payments: 80 rows under Person | Role | Pay plan | Payment | Month | Base (USD) | Component 1: Earned (USD) | Earned since the last payment (USD) | Advanced (USD) | Recovered (USD) | Paid out (USD) | Still owed (USD)
                Seat ENT-01 | Seller | Enterprise rep | 1 | 2027-01 | 12739.73 | 13750 | 13750 | 0 | 0 | 13750 | 0
              Pay plans: 11 rows under Pay plan | Role | Segment | Paid | Rounded | Draw | Guarantee | Cancelled deals are taken back | Component | Measured by | Pays at 100% | Evaluated | First day | Last day | Threshold | Cap | Shape | In force from | From attainment | Multiplier | Pays (of the pay at 100%)
                Enterprise rep | seller | Enterprise | monthly | half away from zero |  |  | at any time of the year | component 1 | own bookings | 100% of target variable | year to date |  |  |  |  | marginal tiers |  | 0 | 1 | 
              Deals: 0 rows under Deal | Seller | Date | Amount (USD) | Units | Cancelled on

            ## What was done, newest first
              seq  rows  undone  label
              17   1     false   Set assumed attainment of Seat ENT-02 to 80%
              16   1     false   Set assumed attainment to 110%
              15   1     false   Set pool discount of Enterprise West to 13.33%
              14   1     false   Set pool target of Enterprise West to $2,800,000
              13   3     false   Attached 3 presales members to pools
              12   7     false   Changed 7 rows
              9    5     false   Spread the target over 5 sellers
              8    1     false   Changed 1 row
              7    1     false   Set over-assignment on the company plan to 5%
              6    1     false   Moved Summit Cycles to Desert
              5    3     false   Changed 3 rows
              4    3     false   Changed 3 rows
              3    2     false   Imported 2 presales members
              2    6     false   Imported 6 sellers
              1    10    false   Imported 10 accounts
        "#]],
    );
}

fn spread(script: &mut Script, method: &str, unit: &str) {
    let blend = json!([{ "method": method, "share": "1" }]);
    let edit = json!({ "type": "spreadQuotas", "blend": blend, "target": null, "unit": unit, "sellers": [] });
    script.change(json!([edit]));
}

fn quotas(script: &mut Script) {
    let view = script.view("quotas");
    script.table(
        &view["rows"],
        &[
            "name",
            "locked",
            "quota",
            "carriedQuota",
            "toLastYear/ratio",
            "toPotential/ratio",
            "toPotential/times",
            "toPay/ratio",
        ],
    );
    script.values(
        &view["sum"],
        &["companyPlan", "wantedSum", "sumRepQuotas", "locked", "leftToAssign", "overAssignment"],
    );
}

fn pool_table(script: &mut Script) {
    let view = script.view("pools");
    script.table(
        &view["pools"],
        &[
            "name",
            "typed/typed",
            "sumRepQuotas",
            "poolTarget",
            "poolDiscount",
            "overAssignment",
            "breakEven",
            "presalesCapacity",
            "repsPerPresales",
        ],
    );
}

fn export(script: &mut Script) {
    let folder = script.folder().join("out");
    std::fs::create_dir(&folder).unwrap();
    let token = script.grant(folder.clone());
    for what in ["workbook", "csv"] {
        let written = script.ask("export", json!({ "folder": token, "what": what })).unwrap();
        script.tell(format!("- {what}: {}", text(&written["files"])));
    }
    let workbook = folder.join("FY27 West.xlsx");
    let sheets = read_table(&workbook, &ReadOptions::default()).unwrap().sheets;
    for sheet in sheets {
        let options = ReadOptions { sheet: Some(sheet.clone()), ..ReadOptions::default() };
        let table = read_table(&workbook, &options).unwrap();
        script.tell(format!("  {sheet}: {} rows under {}", table.rows.len(), table.headers.join(" | ")));
        if let Some(row) = table.rows.first() {
            let cells: Vec<&str> = row.cells.iter().map(|cell| cell.text()).collect();
            script.tell(format!("    {}", cells.join(" | ")));
        }
        // Both forms say the same; only the workbook adds up.
        let csv = read_table(&folder.join(format!("{sheet}.csv")), &ReadOptions::default()).unwrap();
        let rows = table.rows.iter().filter(|row| row.cells[0].text() != "Total").count();
        assert_eq!((csv.headers, csv.rows.len()), (table.headers, rows), "{sheet}");
    }
}
