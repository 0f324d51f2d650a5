package dev.kosh.sandbox.demo;

import java.io.PrintStream;
import java.util.List;

/** The story in plain lines of text: what is asked, what came back, what that shows. */
public final class Screen {

    private static final String INDENT = "   ";
    private static final int LABEL_WIDTH = 26;

    private final PrintStream out;
    private int stepNumber;
    private String step = "";

    /** Prints to this stream. */
    public Screen(PrintStream out) {
        this.out = out;
    }

    /** The heading of the step that is played, for naming it when it fails. */
    public String currentStep() {
        return step;
    }

    void step(String title) {
        stepNumber++;
        step = stepNumber + ". " + title;
        out.println();
        out.println(step);
    }

    void request(String line) {
        out.println(INDENT + "> " + line);
    }

    void sent(String part) {
        out.println(INDENT + ">   " + part);
    }

    void answer(int status) {
        out.println(INDENT + "< HTTP " + status);
    }

    void received(String label, String value) {
        out.println(INDENT + "<   " + padded(label) + value);
    }

    /** What people elsewhere do, or the time. */
    void meanwhile(String what) {
        out.println(INDENT + "~ " + what);
    }

    /** The heading of a story. */
    public void chapter(String title) {
        out.println();
        out.println("== " + title + " ==");
    }

    void shown(String what) {
        out.println(INDENT + "= " + what);
    }

    /** A line as it is. */
    public void line(String text) {
        out.println(text);
    }

    /** Rows with columns as wide as their widest cell; every column after the first is aligned right. */
    void table(List<List<String>> rows) {
        int columns = rows.get(0).size();
        int[] widths = new int[columns];
        for (List<String> row : rows) {
            for (int column = 0; column < columns; column++) {
                widths[column] = Math.max(widths[column], row.get(column).length());
            }
        }
        for (List<String> row : rows) {
            StringBuilder text = new StringBuilder(INDENT);
            for (int column = 0; column < columns; column++) {
                String cell = row.get(column);
                String gap = " ".repeat(widths[column] - cell.length());
                text.append(column == 0 ? cell + gap : "   " + gap + cell);
            }
            out.println(text.toString().stripTrailing());
        }
    }

    private static String padded(String label) {
        return label + " ".repeat(Math.max(1, LABEL_WIDTH - label.length()));
    }
}
