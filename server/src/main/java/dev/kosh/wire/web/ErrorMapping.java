package dev.kosh.wire.web;

import dev.kosh.wire.CorrelationId;
import dev.kosh.wire.ErrorResponse;
import dev.kosh.wire.FieldErrorResponse;
import dev.kosh.wire.FieldsRefused;
import dev.kosh.wire.Problem;
import dev.kosh.wire.RefusedElsewhere;
import dev.kosh.wire.RequestRefused;
import dev.kosh.wire.WireError;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.validation.BindException;
import org.springframework.validation.FieldError;
import org.springframework.validation.ObjectError;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.servlet.resource.NoResourceFoundException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.JsonNode;

/** The one place where faults become the {@code Errors} envelope. */
@RestControllerAdvice
class ErrorMapping {

    private static final Logger log = LoggerFactory.getLogger(ErrorMapping.class);
    /** character_not_in_repertoire and untranslatable_character: PostgreSQL refuses NUL in text, and its escape in JSON. */
    private static final Set<String> UNSTORABLE_TEXT = Set.of("22021", "22P05");
    /** numeric_value_out_of_range and datetime_field_overflow. */
    private static final Set<String> OUT_OF_RANGE = Set.of("22003", "22008");

    @ExceptionHandler
    ResponseEntity<ErrorResponse> refused(RequestRefused refusal) {
        return answer(refusal.httpStatus(), refusal.problems());
    }

    @ExceptionHandler
    ResponseEntity<JsonNode> refusedElsewhere(RefusedElsewhere refusal) {
        return ResponseEntity.badRequest().body(refusal.answer());
    }

    @ExceptionHandler
    ResponseEntity<FieldErrorResponse> fieldsRefused(FieldsRefused refusal) {
        return ResponseEntity.badRequest().body(refusal.answer());
    }

    /** Bean validation of a body, or binding of query parameters. */
    @ExceptionHandler
    ResponseEntity<ErrorResponse> invalid(BindException invalid) {
        List<Problem> problems = invalid.getAllErrors().stream()
                .map(each -> new Problem(codeOf(each), messageOf(each), null, null))
                .distinct()
                .toList();
        return answer(400, problems);
    }

    private static String codeOf(ObjectError error) {
        String[] codes = error.getCodes();
        return codes == null || codes.length == 0 ? "Invalid." + error.getObjectName() : codes[0];
    }

    private static String messageOf(ObjectError error) {
        if (error instanceof FieldError field && field.isBindingFailure()) {
            return field.getField() + " has not the type that it needs";
        }
        String message = error.getDefaultMessage();
        return message == null ? "invalid value" : message;
    }

    @ExceptionHandler
    ResponseEntity<ErrorResponse> unreadable(HttpMessageNotReadableException unreadable) {
        Throwable cause = unreadable.getCause();
        if (cause instanceof StreamReadException) {
            return answer(WireError.JSON_PARSE, "The body is not well-formed JSON");
        }
        if (cause == null) {
            return answer(WireError.MISSING_BODY, "JSON body has errors or is missing");
        }
        return answer(WireError.JSON_MAPPING, WrongType.told(cause));
    }

    @ExceptionHandler
    ResponseEntity<ErrorResponse> mediaType(HttpMediaTypeNotSupportedException unsupported) {
        return answer(WireError.MEDIA_TYPE, "Send the body as application/json");
    }

    @ExceptionHandler
    ResponseEntity<ErrorResponse> upload(MultipartException broken) {
        return answer(WireError.MEDIA_TYPE, "The body is no multipart/form-data that can be read");
    }

    /** Where the edge lets everybody through, the parameters are read here first. */
    @ExceptionHandler
    ResponseEntity<ErrorResponse> parameters(InvalidParameterException unreadable) {
        return answer(WireError.PARAMETERS, "The query or the form cannot be read: percent-encode what it holds");
    }

    @ExceptionHandler
    ResponseEntity<ErrorResponse> notAcceptable(HttpMediaTypeNotAcceptableException unacceptable) {
        return answer(WireError.MEDIA_TYPE, "Answers are application/json; accept that type");
    }

    @ExceptionHandler
    ResponseEntity<ErrorResponse> method(HttpRequestMethodNotSupportedException unsupported) {
        return answer(
                400,
                List.of(new Problem(
                        WireError.METHOD.code(), "This path takes POST only", unsupported.getMessage(), null)));
    }

    @ExceptionHandler
    ResponseEntity<ErrorResponse> missingParameter(MissingServletRequestParameterException missing) {
        String name = missing.getParameterName();
        return answer(
                400,
                List.of(new Problem(
                        "", "Required String parameter '" + name + "' is not present", null, List.of(name))));
    }

    @ExceptionHandler
    ResponseEntity<ErrorResponse> mismatch(MethodArgumentTypeMismatchException mismatch) {
        String name = mismatch.getName();
        return answer(
                400,
                List.of(new Problem(
                        MethodArgumentTypeMismatchException.class.getSimpleName(),
                        name + " has not the type that it needs",
                        null,
                        List.of(name))));
    }

    @ExceptionHandler
    ResponseEntity<ErrorResponse> notFound(NoResourceFoundException notFound) {
        return answer(WireError.NOT_FOUND, "The resource - /" + notFound.getResourcePath() + " not found");
    }

    @ExceptionHandler
    ResponseEntity<ErrorResponse> fault(Exception fault) {
        if (saysTheDatabase(fault, UNSTORABLE_TEXT)) {
            return answer(WireError.UNSTORABLE_TEXT, "A text holds the character NUL, which cannot be kept");
        }
        if (saysTheDatabase(fault, OUT_OF_RANGE)) {
            return answer(WireError.OUT_OF_RANGE, "A number, or a time in milliseconds, is beyond what can be kept");
        }
        log.error("Unexpected fault", fault);
        String correlationId = CorrelationId.current();
        return answer(
                WireError.INTERNAL.httpStatus(),
                List.of(new Problem(
                        WireError.INTERNAL.code(),
                        "Something failed on our side; nothing of this call may be assumed. Ask again, or name this id",
                        null,
                        correlationId == null ? null : List.of(correlationId))));
    }

    /** Whether the database refused what came with the call: the state is one of these. */
    private static boolean saysTheDatabase(Exception fault, Set<String> states) {
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && states.contains(String.valueOf(sql.getSQLState()))) {
                return true;
            }
        }
        return false;
    }

    private static ResponseEntity<ErrorResponse> answer(WireError error, @Nullable String message) {
        return answer(error.httpStatus(), List.of(Problem.of(error, message == null ? "invalid request" : message)));
    }

    private static ResponseEntity<ErrorResponse> answer(int httpStatus, List<Problem> problems) {
        return ResponseEntity.status(httpStatus).body(ErrorResponse.of(problems));
    }
}
