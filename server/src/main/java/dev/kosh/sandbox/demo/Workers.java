package dev.kosh.sandbox.demo;

import dev.kosh.wire.Money;
import java.util.List;

/** Twelve composed workers of Cuttack in three gangs, each of which is paid by one bill. */
final class Workers {

    static final List<Worker> DRAIN = List.of(
            worker(1, "Sarita Nayak", 2_415),
            worker(2, "Bikash Behera", 2_070),
            worker(3, "Malati Sahu", 2_415),
            worker(4, "Ranjan Das", 1_725),
            worker(5, "Puspa Jena", 2_070));
    static final List<Worker> ROAD = List.of(
            worker(6, "Gopal Mallick", 2_760),
            worker(7, "Kuni Swain", 2_415),
            worker(8, "Deepak Rout", 2_760),
            worker(9, "Laxmi Barik", 2_415));
    static final List<Worker> POND = List.of(
            worker(10, "Susanta Pradhan", 1_380),
            worker(11, "Jhunu Sethi", 1_725),
            worker(12, "Trilochan Muduli", 1_380));

    private static final int PAISE = 100;

    private Workers() {}

    /** The same worker with another account. */
    static Worker withAccount(Worker worker, String number, String ifsc) {
        return new Worker(worker.id(), worker.name(), worker.mobileNumber(), number, ifsc, worker.wage());
    }

    private static Worker worker(int number, String name, long rupees) {
        return new Worker(
                "IND-CTC-%04d".formatted(number),
                name,
                "90000002%02d".formatted(number),
                "0011%010d".formatted(number),
                "TEST0000%03d".formatted(number),
                Money.ofPaise(rupees * PAISE));
    }
}
