package dev.telex.press.story;

/// Which of five parts of the world a naming region belongs to.
final class Continents {
    private Continents() {}

    static String of(String region) {
        return switch (region) {
            case "east-africa", "west-africa", "southern-africa", "horn", "francophone-africa" -> "africa";
            case "arab", "persian", "turkish" -> "middle-east";
            case "latin", "lusophone", "north-america" -> "americas";
            case "anglo", "germanic", "nordic", "romance", "slavic", "balkan" -> "europe";
            default -> "asia";
        };
    }
}
