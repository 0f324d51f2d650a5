package dev.kosh.billing.bulk;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** Writes a sheet row by row, holding no more than a few of them. */
interface SheetWriter extends AutoCloseable {

    void row(List<String> cells) throws IOException;

    @Override
    void close() throws IOException;

    static SheetWriter to(SheetFormat format, OutputStream out) throws IOException {
        return format == SheetFormat.CSV ? new Csv(out) : new Xlsx(out);
    }

    /** With a byte order mark, by which office programs know UTF-8. */
    final class Csv implements SheetWriter {

        private final Writer out;

        Csv(OutputStream out) throws IOException {
            this.out = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
            this.out.write('\ufeff');
        }

        @Override
        public void row(List<String> cells) throws IOException {
            for (int i = 0; i < cells.size(); i++) {
                out.write(i == 0 ? "" : ",");
                out.write(quoted(cells.get(i)));
            }
            out.write("\r\n");
        }

        private static String quoted(String cell) {
            boolean isPlain = cell.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r')
                    && cell.equals(cell.strip());
            return isPlain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
        }

        @Override
        public void close() throws IOException {
            out.flush();
        }
    }

    /** All cells as texts that stand in their rows, since a table of shared ones would grow with the sheet. */
    final class Xlsx implements SheetWriter {

        private static final int ROWS_HELD = 500;

        private final Workbook workbook;
        private final Worksheet sheet;
        private int next;

        Xlsx(OutputStream out) {
            this.workbook = new Workbook(out, "Kosh", "1.0");
            this.sheet = workbook.newWorksheet("Demands");
            sheet.freezePane(0, 1);
        }

        @Override
        public void row(List<String> cells) throws IOException {
            for (int column = 0; column < cells.size(); column++) {
                if (!cells.get(column).isEmpty()) {
                    sheet.inlineString(next, column, cells.get(column));
                }
            }
            next++;
            if (next % ROWS_HELD == 0) {
                sheet.flush();
            }
        }

        @Override
        public void close() throws IOException {
            sheet.finish();
            workbook.finish();
        }
    }
}
