"""The reference workload in columns of numpy, with the same draws; tables.mjs says what the workload is.

    python3 bench/reference/columns.py BLOCKS TICKS        on one thread, prints JSON
"""
import json, sys, time
import numpy as np

blocks, ticks = map(int, sys.argv[1:3])
BLOCK, REGIONS, ACTIONS, WORD = 1024, 31, 32, 0xFFFFFFFF
u32, u64 = np.uint32, np.uint64
np.seterr(over="ignore")


def mix32(x):
    x = x ^ (x >> u32(16))
    x *= u32(0x21F0AAAD)
    x ^= x >> u32(15)
    x *= u32(0xD35A2D97)
    x ^= x >> u32(15)
    return x


def draw(n, k0, k1):
    x = n * u32(0x9E3779B1) + k0
    x ^= x >> u32(16)
    x *= u32(0x21F0AAAD)
    x ^= x >> u32(15)
    x ^= k1
    x *= u32(0xD35A2D97)
    x ^= x >> u32(15)
    return x


def block_keys(block, tick):
    c0, c1, key = block.copy(), np.full_like(block, tick), 42
    for _ in range(10):
        product = c0.astype(u64) * u64(0xD256D193)
        c0, c1 = (product >> u64(32)).astype(u32) ^ u32(key) ^ c1, product.astype(u32)
        key = (key + 0x9E3779B9) & WORD
    return c0, c1


def grade_of(score):
    return (score >= 350).astype(np.uint8) + (score >= 550) + (score >= 750)


u = mix32(np.arange(1, 4097, dtype=u32)) & u32(1023)
hazard_of_cell = 34359738 + ((u * u) >> u32(10)).astype(np.int64) * 276824
base = (hazard_of_cell[:, None] * np.array([72, 68, 64, 56]) // 64).ravel()
h = mix32(np.arange(7777, 7777 + 2048, dtype=u32))
alias = (h & ~u32(31)) | (mix32(h) & u32(31))
actions = np.arange(ACTIONS)
detected = (int(0.12 * 2**32) + ((actions * 5 + 3) & 7) * 214748364).astype(u32)
points = (mix32(np.arange(99, 99 + ACTIONS, dtype=u32)) % u32(61)).astype(np.int32) - 40
grief = np.where(points < 0, -points // 4, 0)

block, lane = np.arange(blocks, dtype=u32), np.arange(BLOCK, dtype=u32)
cells, scores = mix32(block * u32(2654435761) + u32(12345)), mix32(block + u32(0x51ED270B))
cell = (mix32((cells[:, None] + lane).ravel()) & u32(4095)).astype(np.uint16)
score = (300 + mix32((scores[:, None] + lane).ravel()) % u32(500)).astype(np.int16)
grade = grade_of(score)
grievance, charged = np.zeros(len(cell), np.uint8), np.zeros(len(cell), np.uint16)
region, hazard, checksum, events = (block % REGIONS).astype(np.int64), base.astype(u32), 0x811C9DC5, 0

begun = time.perf_counter()
for tick in range(ticks):
    k0, k1 = block_keys(block, tick)
    word = draw(lane[None, :], k0[:, None], k1[:, None]).ravel()
    who = np.flatnonzero(word < hazard[cell.astype(np.int32) * 4 + grade])
    at, j = who >> 10, (who & 1023).astype(u32)
    acts = np.bincount(region[at], minlength=REGIONS)
    what = draw(j + u32(BLOCK), k0[at], k1[at])
    entry = alias[(cell[who] >> 6).astype(np.int64) * 32 + (what & u32(31))]
    action = np.where((what >> u32(5)) < (entry >> u32(5)), what & u32(31), entry & u32(31)).astype(np.int64)
    seen = draw(j + u32(2 * BLOCK), k0[at], k1[at]) < detected[action]
    at, j, action = at[seen], j[seen], action[seen]
    whom = draw(j + u32(3 * BLOCK), k0[at], k1[at])
    hit = at * BLOCK + np.where((whom & u32(0xFFFF)) < 3277, whom >> u32(22), j).astype(np.int64)
    detections = np.bincount(region[at] * ACTIONS + action, minlength=REGIONS * ACTIONS)
    left = np.arange(len(hit))
    while len(left):  # who is hit more than once is hit in order
        _, first = np.unique(hit[left], return_index=True)
        now = left[first]
        i, a = hit[now], action[now]
        score[i] = np.clip(score[i].astype(np.int32) + points[a], 0, 1000)
        grade[i] = grade_of(score[i])
        grievance[i] = np.minimum(255, grievance[i] + grief[a])
        charged[i] = tick
        left = np.delete(left, first)
    grades = np.bincount(np.repeat(region, BLOCK) * 4 + grade, minlength=REGIONS * 4)
    if (tick + 1) % 12 == 0:
        grievance -= grievance >> np.uint8(3)
    for r in range(REGIONS):
        for value in (acts[r], *detections[r * ACTIONS : (r + 1) * ACTIONS], *grades[r * 4 : r * 4 + 4]):
            checksum = ((checksum ^ int(value)) * 0x01000193) & WORD
    events += int(acts.sum())
    rate = int(detections.sum()) * 65536 // int(acts.sum())
    scale = np.array([65536 - ((rate * shrink) >> 8) for shrink in (64, 48, 32, 16)])
    hazard = (base.reshape(-1, 4) * scale >> 16).astype(u32).ravel()
seconds = time.perf_counter() - begun
own = sum(column.nbytes for column in (cell, score, grade, grievance, charged))
print(json.dumps({"seconds": seconds, "events": events, "bytes": own, "checksum": f"{checksum:08x}"}))
