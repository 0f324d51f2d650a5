package dev.kosh.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kosh.secrets.KeysetFile;
import dev.kosh.secrets.PersonalData;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeysetRotationTests {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private int rotate(Path file, String step) {
        PrintStream printed = new PrintStream(out, true, StandardCharsets.UTF_8);
        return new AdminCommand(Map.of(), printed, printed).run(List.of("rotate-keyset", file.toString(), step));
    }

    @Test
    void everyProcessCanOpenWhatAnyOtherSealsAtEachStep() throws IOException {
        Path file = folder.resolve("keys.json");
        KeysetFile.createIfAbsent(file);
        PersonalData before = KeysetFile.read(file);
        byte[] old = before.encrypt("9876543210");

        assertThat(rotate(file, "add")).isZero();
        PersonalData added = KeysetFile.read(file);
        assertThat(before.decrypt(added.encrypt("x"))).isEqualTo("x");
        assertThat(rotate(file, "use")).isZero();
        PersonalData rotated = KeysetFile.read(file);

        assertThat(rotated.decrypt(old)).isEqualTo("9876543210");
        assertThat(added.decrypt(rotated.encrypt("x"))).isEqualTo("x");
        assertThatThrownBy(() -> before.decrypt(rotated.encrypt("x"))).isInstanceOf(IllegalStateException.class);
        assertThat(rotated.blindIndex("9876543210")).isEqualTo(before.blindIndex("9876543210"));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void anotherStepIsRefusedAndChangesNothing() throws IOException {
        Path file = folder.resolve("keys.json");
        KeysetFile.createIfAbsent(file);
        byte[] bytes = Files.readAllBytes(file);

        assertThat(rotate(file, "drop")).isEqualTo(2);
        assertThat(Files.readAllBytes(file)).isEqualTo(bytes);
    }
}
