package io.taizhang.oversight;

import io.taizhang.platform.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * SHA-256 of a list of values. Each is written with its length before it ({@code 5:hello,}), and nothing at all as
 * {@code -,}; so no two lists are written alike.
 */
final class Digest {

    private final MessageDigest sha256;

    /** @param what says what is hashed, so that a row can never pass for a block */
    Digest(String what) {
        sha256 = Sha256.digest();
        add(what);
    }

    Digest add(@Nullable String text) {
        if (text == null) {
            sha256.update(new byte[] {'-', ','});
            return this;
        }
        return add(text.getBytes(StandardCharsets.UTF_8));
    }

    Digest add(byte[] bytes) {
        sha256.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
        sha256.update(bytes);
        sha256.update((byte) ',');
        return this;
    }

    Digest add(long number) {
        return add(Long.toString(number));
    }

    String hex() {
        return HexFormat.of().formatHex(value());
    }

    byte[] value() {
        return sha256.digest();
    }

    /** The root of the Merkle tree of RFC 6962 over these leaves, of which there is at least one. */
    static String merkleRoot(List<byte[]> leaves) {
        return HexFormat.of()
                .formatHex(root(leaves.stream()
                        .map(leaf -> node((byte) 0, leaf, new byte[0]))
                        .toList()));
    }

    private static byte[] root(List<byte[]> nodes) {
        if (nodes.size() == 1) {
            return nodes.get(0);
        }
        int split = Integer.highestOneBit(nodes.size() - 1);
        return node((byte) 1, root(nodes.subList(0, split)), root(nodes.subList(split, nodes.size())));
    }

    private static byte[] node(byte prefix, byte[] left, byte[] right) {
        var node = Sha256.digest();
        node.update(prefix);
        node.update(left);
        return node.digest(right);
    }
}
