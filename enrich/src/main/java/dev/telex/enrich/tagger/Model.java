package dev.telex.enrich.tagger;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/// All that was learnt, and the word clusters and names that it was learnt with.
///
/// @param scale       what one unit of a weight is worth: a score times this is the logarithm of a probability,
///        up to a constant
/// @param transitions the score of each pair of neighbouring labels, in the same units
/// @param bits        the logarithm of the number of rows of weights
record Model(float scale, Transitions transitions, Weights weights, int bits, HashTable clusters, HashTable names) {
    private static final int MAGIC = 0x544C584E;
    private static final int VERSION = 1;
    private static final int FAR = 0xFF;

    /// Scores of pairs of labels; the first may be [Labels#EDGE].
    static final class Transitions {
        private final int[] scores = new int[(Labels.COUNT + 1) * Labels.COUNT];

        int get(int before, int label) {
            return scores[before * Labels.COUNT + label];
        }

        void set(int before, int label, int score) {
            scores[before * Labels.COUNT + label] = score;
        }
    }

    static Model read(InputStream stream) throws IOException {
        try (var in = new DataInputStream(new BufferedInputStream(new GZIPInputStream(stream, 1 << 16), 1 << 16))) {
            int magic = in.readInt();
            int version = in.readUnsignedByte();
            if (magic != MAGIC || version != VERSION) {
                throw new IOException("not a model of names of version %d: it begins with %08x %d"
                        .formatted(VERSION, magic, version));
            }
            float scale = in.readFloat();
            var transitions = new Transitions();
            for (int i = 0; i < transitions.scores.length; i++) {
                transitions.scores[i] = in.readShort();
            }
            HashTable clusters = HashTable.read(in);
            HashTable names = HashTable.read(in);
            int bits = in.readUnsignedByte();
            return new Model(scale, transitions, readWeights(in, bits), bits, clusters, names);
        }
    }

    void write(OutputStream stream) throws IOException {
        try (var out = new DataOutputStream(new BufferedOutputStream(new GZIPOutputStream(stream, 1 << 16), 1 << 16))) {
            out.writeInt(MAGIC);
            out.writeByte(VERSION);
            out.writeFloat(scale);
            for (int score : transitions.scores) {
                out.writeShort(score);
            }
            clusters.write(out);
            names.write(out);
            out.writeByte(bits);
            writeWeights(out);
        }
    }

    /// First which rows there are, each as its distance from the one before, then their weights by label: alike
    /// beside alike packs better.
    private void writeWeights(DataOutputStream out) throws IOException {
        int[] filled = filled();
        out.writeInt(filled.length);
        int before = 0;
        for (int row : filled) {
            int distance = row - before;
            for (; distance >= FAR; distance -= FAR) {
                out.writeByte(FAR);
            }
            out.writeByte(distance);
            before = row;
        }
        for (int column = 0; column < Weights.ROW; column++) {
            for (int row : filled) {
                out.writeByte(weights.get(row, column));
            }
        }
    }

    private int[] filled() {
        int[] filled = new int[weights.rows()];
        int size = 0;
        for (int row = 0; row < filled.length; row++) {
            if (!weights.isEmpty(row)) {
                filled[size++] = row;
            }
        }
        return Arrays.copyOf(filled, size);
    }

    private static Weights readWeights(DataInputStream in, int bits) throws IOException {
        var weights = new Weights(bits);
        int[] filled = new int[in.readInt()];
        int row = 0;
        for (int i = 0; i < filled.length; i++) {
            int distance = in.readUnsignedByte();
            for (; distance == FAR; distance = in.readUnsignedByte()) {
                row += FAR;
            }
            row += distance;
            filled[i] = row;
        }
        for (int column = 0; column < Weights.ROW; column++) {
            for (int at : filled) {
                weights.set(at, column, in.readByte());
            }
        }
        return weights;
    }
}
