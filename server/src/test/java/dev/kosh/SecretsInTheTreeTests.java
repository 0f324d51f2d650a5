package dev.kosh;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No key, token or password of anybody lies in the tree (docs/security.md, secrets). What once was in it is not looked at. */
@Tag("sources")
class SecretsInTheTreeTests {

    private static final Path ROOT = Path.of("..");
    private static final Set<String> NOT_OURS = Set.of("target", ".git", "node_modules", "data", ".idea");
    private static final long LARGEST = 2_000_000;

    /** What keys and tokens of well-known issuers look like, and keysets of our own. */
    private static final Pattern SECRET = Pattern.compile(String.join(
            "|",
            "-----BEGIN ([A-Z]+ )?PRIVATE KEY-----\\s+[A-Za-z0-9+/=]{16}",
            "\\b(AKIA|ASIA)[0-9A-Z]{16}\\b",
            "\\bgh[pousr]_[A-Za-z0-9]{36}\\b",
            "\\bglpat-[A-Za-z0-9_-]{20}\\b",
            "\\bxox[abprs]-[A-Za-z0-9-]{10,}",
            "\\bAIza[0-9A-Za-z_-]{35}\\b",
            "\\bnpm_[A-Za-z0-9]{36}\\b",
            "\\bsk_live_[0-9a-zA-Z]{24}",
            "\\beyJ[A-Za-z0-9_-]{16,}\\.eyJ[A-Za-z0-9_-]{16,}\\.",
            "\"keyMaterialType\"\\s*:\\s*\"SYMMETRIC\"",
            "://[^/\\s:@\"'{}$<]+:[^/\\s:@\"'{}$<]{4,}@(?!127\\.|localhost)"));

    /** A value that a setting gives a secret, where it should come from outside. */
    private static final Pattern SETTING = Pattern.compile(
            "(?im)^[\\w.-]*(password|secret|api-?key|token)\\s*[=:]\\s*(?!\\$\\{|$|\\d+[smhd]?$|true$|false$)\\S+");

    @Test
    void nothingThatLooksLikeASecretIsInTheTree() {
        List<String> found = new ArrayList<>();
        for (Path file : files()) {
            String text = text(file);
            find(SECRET, text, file, found);
            if (file.toString().endsWith(".properties") && !file.toString().contains("texts_")) {
                find(SETTING, text, file, found);
            }
        }
        assertThat(found).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-----BEGIN PRIV" + "ATE KEY-----\nMIIEvQIBADANBgkqhkiG9w0B",
                "AKIA" + "ABCDEFGHIJKLMNOP",
                "postgres://kosh:" + "hunter22@db.example.org/kosh"
            })
    void whatLooksLikeOneIsFound(String secret) {
        assertThat(SECRET.matcher(secret).find()).isTrue();
    }

    @Test
    void aSettingThatHoldsASecretIsFound() {
        assertThat(SETTING.matcher("jit.client-secret=s3cr3t-value").find()).isTrue();
        assertThat(SETTING.matcher("jit.client-secret=${JIT_SECRET:}").find()).isFalse();
    }

    private static void find(Pattern pattern, String text, Path file, List<String> found) {
        Matcher match = pattern.matcher(text);
        while (match.find()) {
            long line = text.substring(0, match.start()).lines().count() + 1;
            found.add(ROOT.relativize(file) + ", about line " + line);
        }
    }

    private static List<Path> files() {
        try (Stream<Path> all = Files.walk(ROOT)) {
            return all.filter(Files::isRegularFile)
                    .filter(SecretsInTheTreeTests::isOurs)
                    .filter(SecretsInTheTreeTests::isSmall)
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static boolean isOurs(Path file) {
        for (Path part : ROOT.relativize(file)) {
            if (NOT_OURS.contains(part.toString())) {
                return false;
            }
        }
        return true;
    }

    private static boolean isSmall(Path file) {
        try {
            return Files.size(file) < LARGEST;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Bytes that are no text become some text, in which nothing is found. */
    private static String text(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
