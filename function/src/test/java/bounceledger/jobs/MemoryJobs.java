package bounceledger.jobs;

import bounceledger.ledger.Unavailable;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;

/// The twin of table, bucket and queue, which dies when it is told to.
public final class MemoryJobs implements Jobs, JobFiles, JobQueue {

    private final Map<JobId, Job> jobs = new HashMap<>();
    private final Map<String, List<byte[]>> files = new LinkedHashMap<>();
    private final Queue<JobStep> messages = new ArrayDeque<>();
    private int writesToDeath = Integer.MAX_VALUE;

    /// Whoever writes dies right before, or right after, his nth write.
    ///
    /// @param n from 0: an even one dies before it has written
    public void dieAt(int n) {
        writesToDeath = n;
    }

    /// The next message, in order.
    public Optional<JobStep> next() {
        return Optional.ofNullable(messages.poll());
    }

    @Override
    public Optional<Job> find(JobId id) {
        return Optional.ofNullable(jobs.get(id));
    }

    @Override
    public boolean add(Job job) {
        live();
        boolean added = jobs.putIfAbsent(job.id(), job) == null;
        live();
        return added;
    }

    @Override
    public boolean replace(Job before, Job after) {
        live();
        Job now = Objects.requireNonNull(jobs.get(before.id()));
        boolean same = now.step() == before.step() && now.state() == before.state();
        if (same) {
            jobs.put(after.id(), after);
        }
        live();
        return same;
    }

    @Override
    public Optional<Part> read(String name, Optional<String> version, long from, int most) {
        List<byte[]> versions = files.getOrDefault(name, List.of());
        int number = version.map(Integer::parseInt).orElse(versions.size());
        if (number < 1 || number > versions.size()) {
            return Optional.empty();
        }
        byte[] bytes = versions.get(number - 1);
        int start = (int) Math.min(from, bytes.length);
        return Optional.of(new Part(Integer.toString(number), bytes.length, Arrays.copyOfRange(bytes, start, (int)
                Math.min(bytes.length, (long) start + most))));
    }

    @Override
    public void write(String name, String mediaType, byte[] bytes) {
        live();
        files.computeIfAbsent(name, _ -> new ArrayList<>()).add(bytes.clone());
        JobStep.parse(name).ifPresent(messages::add);
        live();
    }

    @Override
    public void send(JobStep step) {
        write(step.name(), "", new byte[0]);
    }

    @Override
    public String link(String name) {
        return "https://files.example/" + name;
    }

    @Override
    public String uploadLink(String name) {
        return "https://files.example/" + name + "?put";
    }

    private void live() {
        if (writesToDeath-- == 0) {
            throw new Unavailable("dies here", new IllegalStateException());
        }
    }
}
