package dev.kosh.secrets.keyset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kosh.secrets.PersonalData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("kosh.keyset-file")
                .hasMessageNotContaining("\n");
        assertThat(data).isEmptyDirectory();
    }

    @Test
    void aKeysetThatIsNamedAndMissingIsRefused() {
        assertThatThrownBy(() -> configuration.personalData(data.resolve("none").toString(), "", data))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("none");
    }

    @Test
    void dataSealedWithOtherKeysDoesNotOpen() {
        byte[] sealed = configuration.personalData("", "", data).encrypt("9876543210");
        PersonalData other = configuration.personalData("", "", data.resolve("other"));

        assertThatThrownBy(() -> other.decrypt(sealed)).isInstanceOf(IllegalStateException.class);
    }
}
