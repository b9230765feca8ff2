package io.taizhang.exchange;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.taizhang.platform.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * The imports of this instance, one after the other. An import dies with its instance; it is then marked as failed at
 * the next start, or by another instance when it has been silent for a while. The same file again goes on from there.
 */
@ApplicationScoped
class ImportQueue {

    private static final Logger LOG = Logger.getLogger(ImportQueue.class);

    private final ImportRunner runner;
    private final ImportService imports;
    private final ExchangeSettings settings;
    private final String instance;
    private final Set<UUID> own = ConcurrentHashMap.newKeySet();
    private final ThreadPoolExecutor worker;

    ImportQueue(
            ImportRunner runner,
            ImportService imports,
            ExchangeSettings settings,
            @ConfigProperty(name = "quarkus.http.port") int port,
            @ConfigProperty(name = "HOSTNAME", defaultValue = "localhost") String host) {
        this.runner = runner;
        this.imports = imports;
        this.settings = settings;
        this.instance = host + ":" + port;
        this.worker =
                new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(settings.queue()), work -> {
                    var thread = new Thread(work, "imports");
                    thread.setDaemon(true);
                    return thread;
                });
    }

    /** How this instance is called among those that serve together. */
    String instance() {
        return instance;
    }

    /** The folder of uploads. */
    Path folder() throws IOException {
        return Files.createDirectories(settings.folder());
    }

    /** @throws Refusal 429 {@code import_queue_full} when too many wait; checked again by {@link #submit} */
    void requireRoom() {
        if (worker.getQueue().remainingCapacity() == 0) {
            throw full();
        }
    }

    /** Takes the task; its file is deleted when it is done. @throws Refusal 429 {@code import_queue_full} */
    void submit(ImportTask task) {
        own.add(task.jobId());
        try {
            worker.execute(() -> work(task));
        } catch (RejectedExecutionException tooMany) {
            own.remove(task.jobId());
            throw full();
        }
    }

    private Refusal full() {
        return Refusal.tooMany("import_queue_full", Duration.ofMinutes(1), settings.queue());
    }

    private void work(ImportTask task) {
        try {
            runner.run(task);
        } finally {
            own.remove(task.jobId());
            delete(task.file());
        }
    }

    static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException stays) {
            LOG.warnf("An upload could not be deleted: %s", file);
        }
    }

    @ActivateRequestContext
    void start(@Observes StartupEvent started) {
        giveUpAbandoned(instance);
    }

    @Scheduled(every = "15s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @ActivateRequestContext
    void watch() {
        imports.alive(own);
        giveUpAbandoned("");
    }

    /** At its start, everything that this instance was working on is abandoned; later, only what has fallen silent. */
    private void giveUpAbandoned(String ofInstance) {
        imports.giveUpAbandoned(ofInstance, settings.silence())
                .forEach(id -> LOG.warnf("Import %s was interrupted", id));
    }

    /** The step that is under way ends or is undone; what waits is marked at the next start. */
    void stop(@Observes ShutdownEvent stopping) throws InterruptedException {
        worker.getQueue().clear();
        runner.stop();
        worker.shutdown();
        if (!worker.awaitTermination(8, TimeUnit.SECONDS)) {
            LOG.warn("An import was cut off by the end of the application");
        }
    }
}
