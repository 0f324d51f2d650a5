package dev.kosh.billing;

import dev.kosh.events.Actor;
import dev.kosh.wire.Problems;
import dev.kosh.wire.TenantId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Raises of many drafts those that keep the rules, and tells what is wrong with each of the others. */
@Component
public class DemandIntake {

    /** Drafts of one tenant with what is wrong with them; payers of the good ones are on record. */
    public static final class Prepared {

        private final TenantId tenant;
        private final List<Problems> problems;
        private final List<DemandBook.Entry> entries;
        private final List<Problems> problemsOfEntries;

        private Prepared(
                TenantId tenant,
                List<Problems> problems,
                List<DemandBook.Entry> entries,
                List<Problems> problemsOfEntries) {
            this.tenant = tenant;
            this.problems = problems;
            this.entries = entries;
            this.problemsOfEntries = problemsOfEntries;
        }
    }

    private final DemandRules rules;
    private final Payers payers;
    private final DemandBook book;

    DemandIntake(DemandRules rules, Payers payers, DemandBook book) {
        this.rules = rules;
        this.payers = payers;
        this.book = book;
    }

    /** Looks at new demands of one tenant, and puts their payers on record, before the money is written. */
    public Prepared prepare(TenantId tenant, List<DemandDraft> drafts) {
        List<Problems> all = new ArrayList<>();
        List<DemandBook.Entry> entries = new ArrayList<>();
        List<Problems> ofEntries = new ArrayList<>();
        for (DemandDraft draft : drafts) {
            Problems problems = new Problems();
            rules.check(List.of(draft), problems);
            payers.check(List.of(draft), problems);
            all.add(problems);
            if (problems.isEmpty()) {
                entries.add(new DemandBook.Entry(draft, payers.uuidOf(draft, null)));
                ofEntries.add(problems);
            }
        }
        return new Prepared(tenant, all, entries, ofEntries);
    }

    /** Raises what can be raised, in the caller's transaction; what is wrong with each draft, in their order. */
    public List<Problems> raise(Prepared prepared, Actor actor) {
        if (!prepared.entries.isEmpty()) {
            List<DemandBook.Entered> entered = book.enter(prepared.tenant, prepared.entries, Set.of(), actor);
            for (int i = 0; i < entered.size(); i++) {
                prepared.problemsOfEntries.get(i).addAll(entered.get(i).problems());
            }
        }
        return prepared.problems;
    }
}
