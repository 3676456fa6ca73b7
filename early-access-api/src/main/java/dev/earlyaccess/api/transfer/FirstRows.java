package dev.earlyaccess.api.transfer;

/**
 * In which row of a file each user is named first. It keeps no ids, only hashes of 64 bits, with 24 to 48 bytes for each
 * user: so it fits into a small memory, for any file that is read. Two ids with the same hash are less likely than an error
 * of the memory.
 */
final class FirstRows {

    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    private long[] hashes = new long[1_024];
    private int[] rows = new int[hashes.length];
    private int size;

    /**
     * Notes a user.
     *
     * @return the row in which the user was named before; this row if there is none
     */
    int note(String user, int row) {
        if (2 * size >= hashes.length) {
            grow();
        }
        long hash = hash(user);
        int place = place(hash);
        if (rows[place] == 0) {
            hashes[place] = hash;
            rows[place] = row;
            size++;
        }
        return rows[place];
    }

    /** Where this hash is, or is to be put. */
    private int place(long hash) {
        int mask = hashes.length - 1;
        int place = (int) hash & mask;
        while (rows[place] != 0 && hashes[place] != hash) {
            place = (place + 1) & mask;
        }
        return place;
    }

    private void grow() {
        long[] before = hashes;
        int[] rowsBefore = rows;
        hashes = new long[2 * before.length];
        rows = new int[hashes.length];
        for (int i = 0; i < before.length; i++) {
            if (rowsBefore[i] != 0) {
                int place = place(before[i]);
                hashes[place] = before[i];
                rows[place] = rowsBefore[i];
            }
        }
    }

    /** FNV-1a, with its bits mixed once more: the lowest ones are the place in the table. */
    private static long hash(String text) {
        long hash = FNV_OFFSET;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * FNV_PRIME;
        }
        return (hash ^ (hash >>> 32)) * FNV_PRIME;
    }
}
