package dev.kosh.billing.calculators;

import dev.kosh.billing.BillingError;
import dev.kosh.wire.RequestRefused;

/** A calculator could not be reached or did not answer in time: the next consumer may cost another wait. */
public class CalculatorSilent extends RequestRefused {

    private static final long serialVersionUID = 1L;

    CalculatorSilent(String message) {
        super(BillingError.CALCULATOR_UNUSABLE, message);
    }
}
