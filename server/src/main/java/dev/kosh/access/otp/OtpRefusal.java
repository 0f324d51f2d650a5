package dev.kosh.access.otp;

import dev.kosh.wire.FieldsRefused;

/** What somebody hears who shows a wrong one-time password. */
public final class OtpRefusal {

    private OtpRefusal() {}

    /** One refusal for wrong, used, expired and never sent. */
    public static FieldsRefused notValid() {
        return new FieldsRefused(
                "OTP validation unsuccessful", "OTP.VALIDATION_UNSUCCESSFUL", "OTP validation unsuccessful", "otp.otp");
    }
}
