package io.taizhang.member;

import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/** For development: the code stands in the log, of the phone only the end. */
@ApplicationScoped
class LogCodeSender implements CodeSender {

    private static final Logger LOG = Logger.getLogger(LogCodeSender.class);

    @Override
    public String name() {
        return "log";
    }

    @Override
    public void send(String phone, String code, long minutes) {
        LOG.infof("One-time code for …%s: %s", phone.substring(Math.max(0, phone.length() - 4)), code);
    }
}
