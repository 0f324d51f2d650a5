package dev.kosh.secrets.keyset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kosh.secrets.KeysetUnusable;
import dev.kosh.secrets.PersonalData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeysetTests {

    private final KeysetConfiguration configuration = new KeysetConfiguration();

    @TempDir
    Path data;

    @Test
    void sealedDataOpensAfterARestart() {
        byte[] sealed = configuration.personalData("", "", data).encrypt("9876543210");

        assertThat(configuration.personalData("", "", data).decrypt(sealed)).isEqualTo("9876543210");
    }

    @Test
    void theSameTextIsSealedDifferentlyEachTimeButFoundByOneIndex() {
        PersonalData personal = configuration.personalData("", "", data);

        assertThat(personal.encrypt("9876543210")).isNotEqualTo(personal.encrypt("9876543210"));
        assertThat(personal.blindIndex("9876543210"))
                .hasSize(PersonalData.INDEX_BYTES)
                .isEqualTo(personal.blindIndex("9876543210"))
                .isNotEqualTo(personal.blindIndex("9876543211"));
    }

    @Test
    void onlyTheOwnerMayReadTheKeysetThatWasMade() throws IOException {
        configuration.personalData("", "", data);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve("keyset.json"))))
                .isEqualTo("rw-------");
    }

    @Test
    void anExternalDatabaseWithoutAKeysetIsRefusedWithOneClearLine() {
        assertThatThrownBy(() -> configuration.personalData("", "jdbc:postgresql://db/kosh", data))
                .isInstanceOf(KeysetUnusable.class)
                .hasMessageContaining("KOSH_KEYSET_FILE")
                .hasMessageNotContaining("\n");
        assertThat(data).isEmptyDirectory();
    }

    @Test
    void aKeysetThatIsNamedAndMissingIsRefused() {
        assertThatThrownBy(() -> configuration.personalData(data.resolve("none").toString(), "", data))
                .isInstanceOf(KeysetUnusable.class)
                .hasMessageContaining("There is no keyset file " + data.resolve("none"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "{}", "{}\n{}", "[]\n1", "\"\nx", "{\"key\": [null]}\nnull", "{}\n{}\n{}", "\u0000\n\u0000"})
    void aFileThatHoldsNoKeysIsRefusedAndNotQuoted(String content) throws IOException {
        Path file = Files.writeString(data.resolve("keys"), content);

        assertThatThrownBy(() -> configuration.personalData(file.toString(), "", data))
                .isInstanceOf(KeysetUnusable.class)
                .hasMessageStartingWith("The file " + file + " that KOSH_KEYSET_FILE names is no keyset");
    }

    @Test
    void keysInTheWrongPlaceBytesThatAreNoTextAndAFolderAreRefused() throws IOException {
        configuration.personalData("", "", data);
        List<String> lines = Files.readAllLines(data.resolve("keyset.json"));
        Path turned = Files.write(data.resolve("turned"), List.of(lines.get(1), lines.get(0)));
        Path bytes = Files.write(data.resolve("bytes"), new byte[] {(byte) 0xff, (byte) 0xfe, '\n', 'x'});

        for (Path file : List.of(turned, bytes)) {
            assertThatThrownBy(() -> configuration.personalData(file.toString(), "", data))
                    .isInstanceOf(KeysetUnusable.class)
                    .hasMessageContaining("is no keyset");
        }
        assertThatThrownBy(() -> configuration.personalData(data.toString(), "", data))
                .isInstanceOf(KeysetUnusable.class)
                .hasMessageContaining("cannot be read");
    }

    @Test
    void dataSealedWithOtherKeysDoesNotOpen() {
        byte[] sealed = configuration.personalData("", "", data).encrypt("9876543210");
        PersonalData other = configuration.personalData("", "", data.resolve("other"));

        assertThatThrownBy(() -> other.decrypt(sealed)).isInstanceOf(IllegalStateException.class);
    }
}
