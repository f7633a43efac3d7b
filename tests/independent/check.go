// An independent reader of a public log: Go's own golang.org/x/mod/sumdb, which nobody of this house wrote, over the
// files as they are served. It says yes or no, and why.
//
//	check log FOLDER VKEY [COSIGNER-VKEY…]
//	check receipt FILE ENTRY-HEX VKEY [COSIGNER-VKEY…]
//	check grown OLD-CHECKPOINT FOLDER VKEY
package main

import (
	"bytes"
	"crypto/ed25519"
	"encoding/base64"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

func main() {
	if len(os.Args) < 5 && !(len(os.Args) == 4 && os.Args[1] == "log") {
		fail(errors.New("check log|receipt|grown …"))
	}
	said, err := run(os.Args[1], os.Args[2:])
	if err != nil {
		fail(err)
	}
	fmt.Println("yes:", said)
}

func fail(err error) {
	fmt.Println("no:", err)
	os.Exit(1)
}

func run(what string, args []string) (string, error) {
	switch what {
	case "log":
		return checkLog(args[0], args[1], args[2:])
	case "receipt":
		return checkReceipt(args[0], args[1], args[2], args[3:])
	case "grown":
		return checkGrown(args[0], args[1], args[2])
	}
	return "", fmt.Errorf("not a thing to check: %s", what)
}

// checkLog: every entry of the log has its place in the tree of the checkpoint, by the tiles as they are served.
func checkLog(folder, vkey string, cosigners []string) (string, error) {
	text, err := os.ReadFile(filepath.Join(folder, "checkpoint"))
	if err != nil {
		return "", err
	}
	tree, err := open(text, vkey, cosigners)
	if err != nil {
		return "", err
	}
	reader := tlog.TileHashReader(tree, &tiles{folder})
	var stored hashes
	for index := int64(0); index < tree.N; {
		entries, err := bundle(folder, index, tree.N)
		if err != nil {
			return "", err
		}
		for _, entry := range entries {
			more, err := tlog.StoredHashes(index, entry, &stored)
			if err != nil {
				return "", err
			}
			stored = append(stored, more...)
			index++
		}
	}
	if tree.N > 0 {
		root, err := tlog.TreeHash(tree.N, &stored)
		if err != nil {
			return "", err
		}
		if root != tree.Hash {
			return "", errors.New("the entries do not make the root of the checkpoint")
		}
	}
	// A hundred proofs from the tiles, each checked on its own.
	step := tree.N/100 + 1
	proofs := 0
	for index := int64(0); index < tree.N; index += step {
		proof, err := tlog.ProveRecord(tree.N, index, reader)
		if err != nil {
			return "", err
		}
		leaf, err := stored.ReadHashes([]int64{tlog.StoredHashIndex(0, index)})
		if err != nil {
			return "", err
		}
		if err := tlog.CheckRecord(proof, tree.N, tree.Hash, index, leaf[0]); err != nil {
			return "", err
		}
		proofs++
	}
	return fmt.Sprintf("%d entries make the root of the checkpoint; %d proofs from the tiles; %d cosignatures",
		tree.N, proofs, len(cosigners)), nil
}

// checkReceipt: a .tlog-proof says that this entry is in the log.
func checkReceipt(file, entryHex, vkey string, cosigners []string) (string, error) {
	text, err := os.ReadFile(file)
	if err != nil {
		return "", err
	}
	entry, err := hex.DecodeString(entryHex)
	if err != nil {
		return "", err
	}
	head, checkpoint, ok := strings.Cut(string(text), "\n\n")
	lines := strings.Split(head, "\n")
	if !ok || lines[0] != "c2sp.org/tlog-proof@v1" {
		return "", errors.New("not a proof")
	}
	lines = lines[1:]
	if len(lines) > 0 && strings.HasPrefix(lines[0], "extra ") {
		lines = lines[1:]
	}
	if len(lines) == 0 || !strings.HasPrefix(lines[0], "index ") {
		return "", errors.New("no index")
	}
	index, err := strconv.ParseInt(strings.TrimPrefix(lines[0], "index "), 10, 64)
	if err != nil {
		return "", err
	}
	var proof tlog.RecordProof
	for _, line := range lines[1:] {
		hash, err := tlog.ParseHash(line)
		if err != nil {
			return "", err
		}
		proof = append(proof, hash)
	}
	tree, err := open([]byte(checkpoint), vkey, cosigners)
	if err != nil {
		return "", err
	}
	if err := tlog.CheckRecord(proof, tree.N, tree.Hash, index, tlog.RecordHash(entry)); err != nil {
		return "", err
	}
	return fmt.Sprintf("entry %d is in the tree of %d", index, tree.N), nil
}

// checkGrown: the log of today is that of the old checkpoint, and more.
func checkGrown(old, folder, vkey string) (string, error) {
	before, err := os.ReadFile(old)
	if err != nil {
		return "", err
	}
	now, err := os.ReadFile(filepath.Join(folder, "checkpoint"))
	if err != nil {
		return "", err
	}
	oldTree, err := open(before, vkey, nil)
	if err != nil {
		return "", err
	}
	tree, err := open(now, vkey, nil)
	if err != nil {
		return "", err
	}
	if oldTree.N == 0 {
		return fmt.Sprintf("%d entries, from none", tree.N), nil
	}
	proof, err := tlog.ProveTree(tree.N, oldTree.N, tlog.TileHashReader(tree, &tiles{folder}))
	if err != nil {
		return "", err
	}
	if err := tlog.CheckTree(proof, tree.N, tree.Hash, oldTree.N, oldTree.Hash); err != nil {
		return "", err
	}
	return fmt.Sprintf("%d entries, grown out of %d", tree.N, oldTree.N), nil
}

// open verifies the log's signature and every cosignature that is asked for.
func open(text []byte, vkey string, cosigners []string) (tlog.Tree, error) {
	var tree tlog.Tree
	log, err := note.NewVerifier(vkey)
	if err != nil {
		return tree, err
	}
	verifiers := []note.Verifier{log}
	for _, vkey := range cosigners {
		cosigner, err := newCosigner(vkey)
		if err != nil {
			return tree, err
		}
		verifiers = append(verifiers, cosigner)
	}
	opened, err := note.Open(text, note.VerifierList(verifiers...))
	if err != nil {
		return tree, err
	}
	if len(opened.Sigs) != len(verifiers) {
		return tree, fmt.Errorf("%d of %d signatures", len(opened.Sigs), len(verifiers))
	}
	lines := strings.Split(opened.Text, "\n")
	if len(lines) != 4 || lines[0] != log.Name() {
		return tree, errors.New("not a checkpoint of this log")
	}
	if tree.N, err = strconv.ParseInt(lines[1], 10, 64); err != nil {
		return tree, err
	}
	tree.Hash, err = tlog.ParseHash(lines[2])
	return tree, err
}

// cosigner is the verifier of cosignature/v1, which x/mod does not have: 8 bytes of time and Ed25519 over both.
type cosigner struct {
	name string
	hash uint32
	key  ed25519.PublicKey
}

func newCosigner(vkey string) (*cosigner, error) {
	parts := strings.SplitN(vkey, "+", 3)
	if len(parts) != 3 {
		return nil, errors.New("not a verifier key")
	}
	hash, err := strconv.ParseUint(parts[1], 16, 32)
	if err != nil {
		return nil, err
	}
	key, err := base64.StdEncoding.DecodeString(parts[2])
	if err != nil {
		return nil, err
	}
	if len(key) != 33 || key[0] != 4 {
		return nil, errors.New("not the key of a witness")
	}
	return &cosigner{parts[0], uint32(hash), key[1:]}, nil
}

func (c *cosigner) Name() string    { return c.name }
func (c *cosigner) KeyHash() uint32 { return c.hash }
func (c *cosigner) Verify(msg, sig []byte) bool {
	if len(sig) != 72 {
		return false
	}
	time := binary.BigEndian.Uint64(sig)
	signed := fmt.Sprintf("cosignature/v1\ntime %d\n%s", time, msg)
	return time > 0 && ed25519.Verify(c.key, []byte(signed), sig[8:])
}

// tiles are of height 8; C2SP leaves the height out of the path, and has entries where x/mod has data.
type tiles struct{ folder string }

func (t *tiles) Height() int                         { return 8 }
func (t *tiles) SaveTiles(_ []tlog.Tile, _ [][]byte) {}
func (t *tiles) ReadTiles(all []tlog.Tile) ([][]byte, error) {
	var data [][]byte
	for _, tile := range all {
		bytes, err := readTile(t.folder, "tile/"+strings.TrimPrefix(tile.Path(), "tile/8/"), tile.W*32)
		if err != nil {
			return nil, err
		}
		data = append(data, bytes)
	}
	return data, nil
}

// readTile falls back to the full tile: partial ones may be gone once it exists.
func readTile(folder, path string, size int) ([]byte, error) {
	data, err := os.ReadFile(filepath.Join(folder, path))
	if errors.Is(err, os.ErrNotExist) {
		if full, _, ok := strings.Cut(path, ".p/"); ok {
			data, err = os.ReadFile(filepath.Join(folder, full))
			if err == nil && size >= 0 && len(data) >= size {
				data = data[:size]
			}
		}
	}
	return data, err
}

// bundle reads the entries from index to the end of its bundle.
func bundle(folder string, index, size int64) ([][]byte, error) {
	width := 256
	if rest := size - index; rest < 256 {
		width = int(rest)
	}
	tile := tlog.Tile{H: 8, L: 0, N: index / 256, W: width}
	path := "tile/entries/" + strings.TrimPrefix(tile.Path(), "tile/8/0/")
	data, err := readTile(folder, path, -1)
	if err != nil {
		return nil, err
	}
	var entries [][]byte
	for reader := bytes.NewReader(data); reader.Len() > 0 && len(entries) < width; {
		var length uint16
		if err := binary.Read(reader, binary.BigEndian, &length); err != nil {
			return nil, err
		}
		entry := make([]byte, length)
		if n, _ := reader.Read(entry); n != int(length) {
			return nil, errors.New("a bundle is cut")
		}
		entries = append(entries, entry)
	}
	if len(entries) != width {
		return nil, fmt.Errorf("%s has %d entries", path, len(entries))
	}
	return entries, nil
}

// hashes keeps what tlog says is to be stored.
type hashes []tlog.Hash

func (h *hashes) ReadHashes(indexes []int64) ([]tlog.Hash, error) {
	out := make([]tlog.Hash, len(indexes))
	for at, index := range indexes {
		if index >= int64(len(*h)) {
			return nil, errors.New("no such hash")
		}
		out[at] = (*h)[index]
	}
	return out, nil
}
