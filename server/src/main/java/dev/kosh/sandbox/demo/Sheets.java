package dev.kosh.sandbox.demo;

import dev.kosh.notification.Sms;
import java.util.ArrayList;
import java.util.List;

/** How the story shows instructions, payments and messages. */
final class Sheets {

    private final Screen screen;

    Sheets(Screen screen) {
        this.screen = screen;
    }

    void instructions(List<Instruction> instructions) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("instruction", "people", "Rs", "head of account", "status"));
        instructions.forEach(each -> rows.add(List.of(
                each.number(),
                String.valueOf(each.payments().size()),
                each.net().toString(),
                each.headOfAccount(),
                each.status())));
        screen.table(rows);
    }

    void payments(Instruction instruction) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("beneficiary", "payment", "account", "Rs", "status", "reason"));
        instruction
                .payments()
                .forEach(each -> rows.add(List.of(
                        each.name(),
                        each.number(),
                        each.maskedAccount(),
                        each.amount().toString(),
                        each.status(),
                        each.reason())));
        screen.table(rows);
    }

    void sms(Sms sms) {
        screen.meanwhile("SMS to " + sms.number() + ":");
        screen.meanwhile("  " + sms.text());
    }
}
