package dev.kosh.edge;

import dev.kosh.testing.Answer;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** What no answer may show: names of classes, lines of a stack, statements of SQL. */
final class Leaks {

    private static final Pattern LEAK =
            Pattern.compile("\\b(org|java|jakarta|dev|tools|com)\\.[a-z]\\w*\\.[\\w.$]*[A-Z]\\w+"
                    + "|\\bat [\\w.$]+\\([A-Z]\\w+\\.java"
                    + "|\\b(?i:select\\s+[\\w.*, ]+\\s+from|insert\\s+into|delete\\s+from|update\\s+\\w+\\.\\w+\\s+set)\\b"
                    + "|PSQLException|SQLSTATE");

    private Leaks() {}

    static List<String> in(Answer answer) {
        return LEAK.matcher(answer.body().toString())
                .results()
                .map(MatchResult::group)
                .toList();
    }
}
