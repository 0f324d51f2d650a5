package dev.kosh.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.core.io.ClassPathResource;

class TextsTests {

    private static Properties texts(String bundle, String language) throws IOException {
        Properties texts = new Properties();
        try (InputStream file = new ClassPathResource(bundle + "_" + language + ".properties").getInputStream()) {
            texts.load(new InputStreamReader(file, StandardCharsets.UTF_8));
        }
        return texts;
    }

    private static String placeholders(Object text) {
        return text.toString()
                .replaceAll("[^{}0-9]|(?<![{])[0-9](?![}])", "")
                .chars()
                .sorted()
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    @ParameterizedTest
    @CsvSource({"console/texts,hi", "console/texts,or", "disbursement/register,hi", "disbursement/register,or"})
    void everyTextExistsInEveryLanguageWithTheSamePlaceholders(String bundle, String language) throws IOException {
        Properties english = texts(bundle, "en");
        Properties other = texts(bundle, language);

        assertThat(other.keySet()).isEqualTo(english.keySet());
        english.forEach((code, text) -> assertThat(placeholders(other.getOrDefault(code, "")))
                .as("placeholders of " + code)
                .isEqualTo(placeholders(text)));
    }
}
