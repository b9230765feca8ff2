package io.taizhang.attachment;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/** Removes bytes that belong to no file, such as those of an upload that was broken off. */
@ApplicationScoped
class AttachmentSweep {

    private static final Logger LOG = Logger.getLogger(AttachmentSweep.class);

    private final AttachmentBlobs blobs;

    AttachmentSweep(AttachmentBlobs blobs) {
        this.blobs = blobs;
    }

    @Scheduled(every = "{taizhang.attachment.every}", concurrentExecution = ConcurrentExecution.SKIP)
    void sweep() {
        int removed;
        do {
            removed = blobs.removeOrphans();
            if (removed > 0) {
                LOG.infof("Removed %d blobs without a file", removed);
            }
        } while (removed > 0);
    }
}
