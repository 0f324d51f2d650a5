package dev.kosh.access.otp;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.kosh.notification.MobileNumber;
import dev.kosh.wire.FieldErrorResponse.FieldJson;
import dev.kosh.wire.FieldsRefused;
import dev.kosh.wire.RequestInfo;
import dev.kosh.wire.TenantId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Body of a request for a one-time password. */
record OtpRequest(
        @JsonProperty("RequestInfo") @Nullable RequestInfo requestInfo,
        @Nullable OtpAsked otp) {

    private static final String REFUSED = "Invalid OTP request";
    private static final Pattern DIGITS = Pattern.compile("[0-9]+");

    /** What it is to be shown for. */
    enum Purpose {
        REGISTER("sms.register.otp.msg"),
        LOGIN("sms.login.otp.msg"),
        PASSWORDRESET("sms.pwd.reset.otp.msg");

        private final String template;

        Purpose(String template) {
            this.template = template;
        }

        String template() {
            return template;
        }
    }

    /**
     * Whose number.
     *
     * @param type {@code register}, {@code login} or {@code passwordreset}, in any letter case; empty: register
     * @param userType {@code CITIZEN} unless given
     */
    record OtpAsked(
            @Nullable String mobileNumber,
            @Nullable String tenantId,
            @Nullable String type,
            @Nullable String userType) {

        @Override
        public String toString() {
            return "OtpAsked[" + tenantId + ", " + type + "]";
        }
    }

    /**
     * An understood request.
     *
     * @param mobileNumber ten digits without country code; as it came when it is no mobile number
     */
    record Understood(TenantId state, String mobileNumber, Purpose purpose, boolean isForCitizen, String locale) {}

    /** @throws FieldsRefused with every reason at once */
    Understood understood() {
        OtpAsked asked = otp == null ? new OtpAsked(null, null, null, null) : otp;
        List<FieldJson> wrong = new ArrayList<>();
        String tenant = asked.tenantId() == null ? "" : asked.tenantId();
        if (!TenantId.isWellFormed(tenant)) {
            wrong.add(new FieldJson("OTP.TENANT_ID_MANDATORY", "Tenant field is mandatory", "otp.tenantId"));
        }
        Purpose purpose = purpose(asked.type());
        if (purpose == null) {
            wrong.add(new FieldJson("OTP.REQUEST_TYPE_MANDATORY", "OTP type field is mandatory", "otp.type"));
        }
        String number = asked.mobileNumber() == null ? "" : asked.mobileNumber().strip();
        if (number.isEmpty()) {
            wrong.add(new FieldJson(
                    "OTP.MOBILE_NUMBER_MANDATORY", "Mobile number field is mandatory", "otp.mobileNumber"));
        } else if (purpose != Purpose.PASSWORDRESET && !DIGITS.matcher(number).matches()) {
            wrong.add(
                    new FieldJson("OTP.MOBILE_NUMBER_INVALID", "Mobile number should be numeric", "otp.mobileNumber"));
        } else if (purpose != Purpose.PASSWORDRESET && (number.length() < 10 || number.length() > 13)) {
            wrong.add(new FieldJson(
                    "OTP.MOBILE_NUMBER_INVALIDLENGTH", "Mobile number has 10 to 13 digits", "otp.mobileNumber"));
        }
        if (!wrong.isEmpty() || purpose == null) {
            throw new FieldsRefused(REFUSED, wrong);
        }
        boolean isForCitizen = asked.userType() == null || asked.userType().equalsIgnoreCase("CITIZEN");
        String locale = requestInfo == null ? RequestInfo.DEFAULT_LOCALE : requestInfo.locale();
        // One number, however it is written: it has one limit and one newest password.
        String plain = MobileNumber.in(number).map(MobileNumber::digits).orElse(number);
        return new Understood(new TenantId(tenant).state(), plain, purpose, isForCitizen, locale);
    }

    private static @Nullable Purpose purpose(@Nullable String type) {
        if (type == null || type.isBlank()) {
            return Purpose.REGISTER;
        }
        for (Purpose purpose : Purpose.values()) {
            if (purpose.name().equals(type.strip().toUpperCase(Locale.ROOT))) {
                return purpose;
            }
        }
        return null;
    }
}
