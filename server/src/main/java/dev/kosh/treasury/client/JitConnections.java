package dev.kosh.treasury.client;

import dev.kosh.treasury.Glitch;
import dev.kosh.treasury.TreasurySettings;
import dev.kosh.treasury.envelope.Reply;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.stereotype.Component;

/** Posts to the treasury, once, within a time that counts to the last byte of the answer. */
@Component
class JitConnections implements DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(JitConnections.class);
    private static final byte[] NOTHING = {};

    private final CloseableHttpClient http;
    private final TreasurySettings.Http limits;
    private final ScheduledThreadPoolExecutor alarms = new ScheduledThreadPoolExecutor(1, task -> {
        Thread thread = new Thread(task, "treasury-time-outs");
        thread.setDaemon(true);
        return thread;
    });

    JitConnections(TreasurySettings settings, SslBundles bundles) {
        this.limits = settings.http();
        this.http = HttpClients.make(settings, bundles);
        alarms.setRemoveOnCancelPolicy(true);
    }

    /** Whatever goes wrong is in the reply. */
    Reply post(URI uri, Map<String, String> headers, byte[] body) {
        HttpPost request = new HttpPost(uri);
        headers.forEach(request::setHeader);
        request.setEntity(new ByteArrayEntity(body, ContentType.APPLICATION_JSON));
        // A peer that sends a byte now and then would keep each single read alive.
        Future<?> alarm = alarms.schedule(request::cancel, limits.readTimeout().toMillis(), TimeUnit.MILLISECONDS);
        try {
            return http.execute(request, response -> read(request, response));
        } catch (BodyTooLong tooLong) {
            return Reply.none(Glitch.JIT_DECRYPT_FAILED);
        } catch (IOException failure) {
            return Reply.none(faultOf(failure));
        } catch (RuntimeException broken) {
            // The alarm takes the connection away between two steps of the client. What was sent nobody knows: for an
            // order this must not look as if it had not been tried.
            if (!request.isCancelled()) {
                log.warn(
                        "A call to the treasury broke off: {}",
                        broken.getClass().getName());
            }
            return Reply.none(Glitch.JIT_TIMEOUT);
        } finally {
            alarm.cancel(false);
        }
    }

    @Override
    public void destroy() throws IOException {
        alarms.shutdownNow();
        http.close();
    }

    private Reply read(HttpPost request, ClassicHttpResponse response) throws IOException {
        Header retryAfter = response.getFirstHeader(HttpHeaders.RETRY_AFTER);
        return new Reply(
                null, response.getCode(), body(request, response), retryAfter == null ? null : retryAfter.getValue());
    }

    private byte[] body(HttpPost request, ClassicHttpResponse response) throws IOException {
        HttpEntity entity = response.getEntity();
        if (entity == null) {
            return NOTHING;
        }
        byte[] bytes = entity.getContent().readNBytes(limits.maxBodyBytes() + 1);
        if (bytes.length > limits.maxBodyBytes()) {
            // Else the rest would be read, so that the connection can be used again.
            request.cancel();
            throw new BodyTooLong();
        }
        return bytes;
    }

    /** Not there or not to be trusted, or else: there, but no whole answer in time. */
    private static Glitch faultOf(IOException failure) {
        boolean timedOut = failure instanceof SocketTimeoutException;
        boolean unreachable = failure instanceof UnknownHostException
                || failure instanceof ConnectException
                || failure instanceof NoRouteToHostException
                || failure instanceof SSLException;
        return unreachable && !timedOut ? Glitch.JIT_UNREACHABLE : Glitch.JIT_TIMEOUT;
    }

    private static final class BodyTooLong extends IOException {

        private static final long serialVersionUID = 1L;
    }
}
