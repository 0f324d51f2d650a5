package dev.kosh.testing;

import dev.kosh.KoshApplication;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The server as a jar beside the libraries, without the tests, and what one start of it loaded in an archive of the JVM:
 * a process starts in two thirds of the time. Made anew when the classes are; the first test process that needs it makes
 * it for all.
 */
final class PackedServer {

    private static final Path FOLDER = Path.of("target", "packed").toAbsolutePath();
    private static final Path ARCHIVE =
            FOLDER.resolve("start-" + Runtime.version().feature() + ".jsa");

    private static final List<String> CLASSPATH = prepare();

    private PackedServer() {}

    /** The JVM's words from its options to the main class. */
    static List<String> words() {
        return words(Files.exists(ARCHIVE) ? List.of("-XX:SharedArchiveFile=" + ARCHIVE) : List.of(), CLASSPATH);
    }

    private static List<String> words(List<String> options, List<String> classpath) {
        List<String> words = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-XX:-UsePerfData",
                // An archive that does not fit is no news.
                "-Xlog:disable",
                "-Xlog:all=error:stderr"));
        words.addAll(options);
        words.addAll(List.of("-cp", String.join(File.pathSeparator, classpath), KoshApplication.class.getName()));
        return words;
    }

    private static List<String> prepare() {
        try {
            Files.createDirectories(FOLDER);
            try (FileChannel lock =
                    FileChannel.open(FOLDER.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                lock.lock();
                return pack();
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static List<String> pack() throws IOException {
        List<String> classpath = new ArrayList<>();
        boolean changed = false;
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            Path path = Path.of(entry);
            if (!Files.isDirectory(path)) {
                classpath.add(entry);
            } else if (!path.endsWith("test-classes")) {
                Path jar = FOLDER.resolve("classes-" + classpath.size() + ".jar");
                changed |= packAnew(path, jar);
                classpath.add(jar.toString());
            }
        }
        if (changed || !Files.exists(ARCHIVE)) {
            Files.deleteIfExists(ARCHIVE);
            rehearse(classpath);
        }
        return classpath;
    }

    private static boolean packAnew(Path classes, Path jar) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(classes)) {
            files = all.sorted().collect(Collectors.toList());
        }
        FileTime newest = FileTime.fromMillis(0);
        for (Path file : files) {
            FileTime time = Files.getLastModifiedTime(file);
            newest = newest.compareTo(time) < 0 ? time : newest;
        }
        if (Files.exists(jar) && Files.getLastModifiedTime(jar).compareTo(newest) > 0) {
            return false;
        }
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream entries = new JarOutputStream(out)) {
            for (Path file : files) {
                String name = classes.relativize(file).toString().replace(File.separatorChar, '/');
                // The scan for components asks for folders, too.
                if (!name.isEmpty()) {
                    entries.putNextEntry(new JarEntry(Files.isDirectory(file) ? name + "/" : name));
                    if (!Files.isDirectory(file)) {
                        Files.copy(file, entries);
                    }
                }
            }
        }
        return true;
    }

    /** One start whose end writes the archive. Without it every start works, only slower. */
    private static void rehearse(List<String> classpath) throws IOException {
        Path data = Files.createTempDirectory(Files.createDirectories(TestPostgres.folder()), "rehearsal");
        Path output = FOLDER.resolve("rehearsal.log");
        ProcessBuilder builder = new ProcessBuilder(Stream.concat(
                        words(List.of("-XX:ArchiveClassesAtExit=" + ARCHIVE), classpath).stream(), Stream.of("run"))
                .toList());
        builder.redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().putAll(Map.of("KOSH_DATA", data.toString(), "KOSH_PORT", "0"));
        Process process = builder.start();
        try {
            while (process.isAlive() && !Files.readString(output).contains("Kosh is ready")) {
                process.waitFor(100, TimeUnit.MILLISECONDS);
            }
            process.destroy();
            process.waitFor(2, TimeUnit.MINUTES);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } finally {
            process.destroyForcibly();
        }
    }
}
