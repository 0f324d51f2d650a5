package dev.kosh.edge;

import java.util.Map;
import java.util.Set;

/** How it is known of each end point that changes something that the trail tells of it. */
final class Mutations {

    /** Last segments of paths that only read. */
    private static final Set<String> READING = Set.of(
            "_search",
            "_plainsearch",
            "_count",
            "_get",
            "_details",
            "_validate",
            "_apportion",
            "_authorize",
            "_logs",
            "_history",
            "_register",
            "_registerpdf",
            "_download",
            "_result",
            "_createnosave");

    /** {@link EveryMutationOnTheTrailTests} makes the call. */
    static final Set<String> MONEY_IN = Set.of(
            "/billing-service/demand/_create",
            "/billing-service/demand/_update",
            "/billing-service/bill/v2/_cancelbill",
            "/billing-service/bill/bulk/_generate",
            "/collection-services/payments/_create",
            "/collection-services/payments/_update",
            "/collection-services/payments/_workflow",
            "/collection-services/payments/{module}/_workflow",
            "/collection-services/remittances/_create",
            "/collection-services/remittances/_update",
            "/collection-services/bankAccountServiceMapping/_create",
            "/localization/messages/v1/_upsert",
            "/localization/messages/v1/_create",
            "/localization/messages/v1/_update",
            "/localization/messages/v1/_delete",
            "/user/oauth/token",
            "/user/_logout",
            "/user/users/_createnovalidate",
            "/user/users/_updatenovalidate",
            "/user/profile/_update",
            "/user/password/_update",
            "/access/v1/clients/_create",
            "/access/v1/clients/_update",
            "/access/v1/clients/_rotate",
            "/access/v1/users/_networks",
            "/notification/v1/blocked-numbers/_create",
            "/notification/v1/blocked-numbers/_delete",
            "/masters/v1/_load");

    /** {@link MoneyOutOnTheTrailTests} makes the call. */
    static final Set<String> MONEY_OUT = Set.of(
            "/expense/bill/v1/_create",
            "/expense/bill/v1/_update",
            "/expense/payment/v1/_create",
            "/expense/payment/v1/_update",
            "/bankaccount-service/bankaccount/v1/_create",
            "/bankaccount-service/bankaccount/v1/_update",
            "/bankaccount-service/bankaccount/v1/_approve",
            "/bankaccount-service/bankaccount/v1/_refuse",
            "/ifms-adapter/pi/v1/_create",
            "/ifms-adapter/pi/v1/_resubmit",
            "/ifms/pi/v1/_create",
            "/mukta-ifix-adapter/v1/disburse/_create",
            "/ifms-adapter/_scheduler");

    /** Another test makes the call and looks at the trail. */
    static final Map<String, String> ELSEWHERE = Map.ofEntries(
            Map.entry("/billing-service/amendment/_create", "AmendmentTests.everyStepIsAudited"),
            Map.entry("/billing-service/amendment/_update", "AmendmentTests.everyStepIsAudited"),
            Map.entry("/billing-service/demand/bulk/_create", "DemandLoadTests.whoLoadedASheetIsOnTheTrail"),
            Map.entry(
                    "/ifms-adapter/pi/v1/_review",
                    "InstructionEndPointTests.anInstructionThatWasSignedForAnotherAmountGoesOnAfterItsReview"),
            Map.entry(
                    "/ifms-adapter/pi/v1/_revise",
                    "FailureReviewTests.theAccountantRevisesOverHttpAndGetsTheNewInstruction"),
            Map.entry(
                    "/ifms-adapter/failures/v1/_resolve",
                    "FailureReviewTests.aPersonSaysWhoseARecordIsAndItIsAppliedOnce"),
            Map.entry(
                    "/pg-service/transaction/v1/_create",
                    "GatewayPaymentTests.aCitizenPaysOnTheGatewaysPageAndGetsTheReceipt"),
            Map.entry(
                    "/pg-service/transaction/v1/_update",
                    "GatewayPaymentTests.aCitizenPaysOnTheGatewaysPageAndGetsTheReceipt"),
            Map.entry("/pg-service/transaction/v1/_refunded", "RefundTests.whoGaveMoneyBackIsOnTheTrail"),
            Map.entry("/filestore/v1/files", "FileStoreTests.whoHandedAFileInIsOnTheTrail"),
            Map.entry("/events/v1/subscriptions/_create", "SubscriptionTests.whoLooksAfterASubscriptionIsOnTheTrail"),
            Map.entry("/events/v1/subscriptions/_disable", "SubscriptionTests.whoLooksAfterASubscriptionIsOnTheTrail"),
            Map.entry("/events/v1/subscriptions/_enable", "SubscriptionTests.whoLooksAfterASubscriptionIsOnTheTrail"),
            Map.entry("/events/v1/subscriptions/_replay", "SubscriptionTests.whoLooksAfterASubscriptionIsOnTheTrail"),
            Map.entry("/user/password/nologin/_update", "PasswordTests.aForgottenPasswordIsSetByOneTimePassword"),
            Map.entry("/user/citizen/_create", "OneTimePasswordTests.aCitizenRegistersAndIsLoggedIn"),
            Map.entry("/setup/_administrator", "SetupTests.whoeverSeesTheConsoleMakesTheFirstAdministratorOnce"),
            Map.entry("/setup", "SetupTests.whoeverSeesTheConsoleMakesTheFirstAdministratorOnce"),
            Map.entry("/console/sign-in", "EveryPageTests.whoSignsInAndOutIsOnTheTrail"),
            Map.entry("/console/sign-out", "EveryPageTests.whoSignsInAndOutIsOnTheTrail"),
            Map.entry(
                    "/console/accounts/reveal",
                    "AccountantsDeskTests.anAccountNumberIsShownToWhoMayAndTheAuditTrailTells"));

    /** The page does what an end point does, by the same use case and for the same caller. */
    static final Map<String, String> SAME_AS = Map.ofEntries(
            Map.entry("/console/accounts/correct", "/bankaccount-service/bankaccount/v1/_update"),
            Map.entry("/console/accounts/decide", "/bankaccount-service/bankaccount/v1/_approve"),
            Map.entry("/console/jobs/start", "/ifms-adapter/_scheduler"),
            Map.entry("/console/payment-instructions/resubmit", "/ifms-adapter/pi/v1/_resubmit"),
            Map.entry("/console/payment-instructions/new", "/ifms-adapter/pi/v1/_create"),
            Map.entry("/console/payment-instructions/review", "/ifms-adapter/pi/v1/_review"),
            Map.entry("/console/payment-instructions/revise", "/ifms-adapter/pi/v1/_revise"),
            Map.entry("/console/quarantine/resolve", "/ifms-adapter/failures/v1/_resolve"),
            Map.entry("/console/demand-loads/upload", "/billing-service/demand/bulk/_create"));

    /** Nothing is written, and why. */
    static final Map<String, String> NOT_ON_THE_TRAIL = Map.ofEntries(
            Map.entry(
                    "/billing-service/bill/v2/_fetchbill",
                    "a bill restates what is owed, whoever looks; nothing is owed by it"),
            Map.entry("/billing-service/bill/v2/_generate", "deprecated, always refused"),
            Map.entry("/billing-service/bill/v2/_create", "deprecated, always refused"),
            Map.entry("/billing-service/bill/_create", "deprecated, always refused"),
            Map.entry("/billing-service/bill/_fetchbill", "deprecated, always refused"),
            Map.entry("/billing-service/bill/_generate", "deprecated, always refused"),
            Map.entry("/pdf-service/v1/_create", "prints what is stored; the paper knows who asked for it"),
            Map.entry("/egov-pdf/download/PAYMENT/consolidatedreceipt", "prints what is stored"),
            Map.entry("/egov-pdf/download/BILL/consolidatedbill", "prints what is stored"),
            Map.entry("/egov-idgen/id/_generate", "uses up a number; what is called by it leaves an entry of its own"),
            Map.entry(
                    "/user-otp/v1/_send",
                    "sends a message, which the log of messages has; nothing changes before the password is used"),
            Map.entry(
                    "/notification-sms/smsbounce/callback",
                    "told by the provider, not by a user; the log of messages has what it said"),
            Map.entry("/localization/messages/cache-bust", "does nothing here"),
            Map.entry(
                    "/ifms-adapter/pi/v1/_refresh",
                    "asks the treasury: the log of exchanges has who asked and what came back"),
            Map.entry("/console/payment-instructions/refresh", "the same"),
            Map.entry(
                    "/ifms-adapter/reconciliation/v1/_check",
                    "proves the books and changes no money; findings carry their time"),
            Map.entry("/console/reconciliation/check", "the same"),
            Map.entry(
                    "/console/payment-instructions/reveal", "reads; that somebody looked is written down all the same"),
            Map.entry("/console/refused", "tells a refusal, which the edge has written down"),
            Map.entry("/error", "tells a fault"));

    private Mutations() {}

    static boolean mayChange(EndPoint endPoint) {
        String pattern = endPoint.pattern();
        return !endPoint.isReading() && !READING.contains(pattern.substring(pattern.lastIndexOf('/') + 1));
    }
}
