package dev.kosh.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.test.context.TestPropertySource;

/**
 * A {@link DeskTest} whose settings all have another value than by default. They have nothing to do with each other, so
 * that one server serves the tests of all of them.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@DeskTest
@TestPropertySource(
        properties = {
            "kosh.billing.paying-order=order-first",
            "kosh.billing.refuse-cancelling-collected=true",
            "kosh.collection.hidden-statuses=CANCELLED,DISHONOURED",
            "kosh.collection.identify-payers=false",
            "kosh.collection.refuse-reused-references=pb.amritsar",
            "kosh.gateway.token-optional-paths=/pg-service/transaction/v1/_update",
            "is.amendment.workflow.enabled=false",
            "is.payment.search.uri.modulename.mandatory=true",
            "kosh.public-url=https://kosh.example/",
            "kosh.upi.payees.[pb.amritsar]=mcamritsar@sbi"
        })
public @interface OtherwiseSetDeskTest {}
