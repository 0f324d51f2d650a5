package dev.kosh.masters.store;

import dev.kosh.masters.IdTemplate;
import dev.kosh.masters.MastersError;
import dev.kosh.masters.NumberFormat;
import dev.kosh.masters.NumberFormats;
import dev.kosh.wire.RequestRefused;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the master {@code common-masters.IdFormat} (docs/contract/masters.md, id formats). */
final class IdFormats {

    private static final Logger log = LoggerFactory.getLogger(IdFormats.class);

    private IdFormats() {}

    /** @throws RequestRefused when two rows have one name, or an id cannot have the form */
    static void check(MasterFile file) {
        Map<String, String> formats = new HashMap<>();
        file.rows().valueStream().map(row -> new MasterRow(file.master(), row)).forEach(row -> {
            String name = row.required("idname");
            String format = row.required("format");
            if (formats.putIfAbsent(name, format) != null) {
                throw new RequestRefused(
                        MastersError.DUPLICATE_MASTER,
                        "%s of %s has more than one row for %s".formatted(file.master(), file.tenantId(), name));
            }
            if (NumberFormats.areRead(name)) {
                checkForm(name, format);
            } else {
                checkTemplate(name, format);
            }
        });
    }

    private static void checkTemplate(String name, String format) {
        try {
            IdTemplate.valueOf(format);
        } catch (IllegalArgumentException wrong) {
            throw new RequestRefused(MastersError.INVALID_MASTER_FILE, "IdFormat " + name + ": " + wrong.getMessage());
        }
    }

    private static void checkForm(String name, String format) {
        try {
            NumberFormat parsed = NumberFormat.valueOf(format);
            if (parsed.namesService() && !name.equals(NumberFormats.BILL)) {
                throw new IllegalArgumentException("{module} is known for bills only");
            }
        } catch (IllegalArgumentException wrong) {
            throw new RequestRefused(MastersError.INVALID_MASTER_FILE, "IdFormat " + name + ": " + wrong.getMessage());
        }
    }

    /** The formats by name. What an earlier version took without reading it must not stop a start: it is not used. */
    static Map<String, NumberFormat> read(MasterFile file) {
        Map<String, NumberFormat> formats = new HashMap<>();
        file.rows().valueStream().map(row -> new MasterRow(file.master(), row)).forEach(row -> {
            String name = row.text("idname", "");
            if (NumberFormats.areRead(name)) {
                try {
                    checkForm(name, row.text("format", ""));
                    formats.put(name, NumberFormat.valueOf(row.text("format", "")));
                } catch (RequestRefused wrong) {
                    log.warn("Masters of {}: {}; numbers have their usual form", file.tenantId(), wrong.getMessage());
                }
            }
        });
        return formats;
    }
}
