/* The reference workload in plain C: a structure of 8 bytes for each resident, one draw and one look into the table for each
   in every tick. tables.mjs says what the workload is.   cc -O3 -march=native -pthread reference.c
       reference BLOCKS TICKS THREADS            lives it, and prints JSON
       reference BLOCKS TICKS THREADS bandwidth  reads, changes and writes the 8 bytes of each resident, and does nothing else */
#include <pthread.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { BLOCK = 1024, REGIONS = 31, CELLS = 4096, ACTIONS = 32, MOST_THREADS = 64 };
typedef struct { uint16_t cell; int16_t score; uint8_t grievance, grade; uint16_t charged; } Resident;
typedef struct { uint32_t acts[REGIONS], detections[REGIONS][ACTIONS], grades[REGIONS][4]; } Counters;

static uint32_t base[CELLS * 4], hazard[CELLS * 4], alias[64 * 32], detected[ACTIONS];
static int32_t points[ACTIONS];
static Resident *residents;
static uint32_t blocks, ticks, threads, tick;
static int only_bandwidth;
static Counters counted[MOST_THREADS];
static pthread_barrier_t start, end;

static uint32_t mix32(uint32_t x) {
  x ^= x >> 16; x *= 0x21f0aaad; x ^= x >> 15; x *= 0xd35a2d97;
  return x ^ x >> 15;
}
static uint32_t draw(uint32_t n, uint32_t k0, uint32_t k1) {
  uint32_t x = n * 0x9e3779b1u + k0;
  x ^= x >> 16; x *= 0x21f0aaad; x ^= x >> 15; x ^= k1; x *= 0xd35a2d97;
  return x ^ x >> 15;
}
static void block_key(uint32_t c0, uint32_t c1, uint32_t *k0, uint32_t *k1) {
  uint32_t key = 42;
  for (int round = 0; round < 10; round++, key += 0x9e3779b9u) {
    uint64_t product = (uint64_t)c0 * 0xd256d193u;
    c0 = (uint32_t)(product >> 32) ^ key ^ c1;
    c1 = (uint32_t)product;
  }
  *k0 = c0; *k1 = c1;
}
static uint8_t grade_of(int32_t score) { return (score >= 350) + (score >= 550) + (score >= 750); }

static void make_tables(void) {
  static const uint32_t multiplier[4] = {72, 68, 64, 56};
  for (uint32_t cell = 0; cell < CELLS; cell++) {
    uint32_t u = mix32(cell + 1) & 1023;
    for (int g = 0; g < 4; g++)
      base[cell * 4 + g] = (uint32_t)((uint64_t)(34359738u + (u * u >> 10) * 276824u) * multiplier[g] >> 6);
  }
  memcpy(hazard, base, sizeof base);
  for (uint32_t i = 0; i < 2048; i++) { uint32_t h = mix32(i + 7777); alias[i] = (h & ~31u) | (mix32(h) & 31); }
  for (uint32_t a = 0; a < ACTIONS; a++) {
    detected[a] = (uint32_t)(0.12 * 4294967296.0) + ((a * 5 + 3) & 7) * 214748364u;
    points[a] = (int32_t)(mix32(a + 99) % 61) - 40;
  }
}
static void settle(Resident *r, uint32_t block) {
  uint32_t cells = mix32(block * 2654435761u + 12345), scores = mix32(block + 0x51ed270b);
  for (uint32_t j = 0; j < BLOCK; j++) {
    int16_t score = (int16_t)(300 + mix32(scores + j) % 500);
    r[j] = (Resident){.cell = mix32(cells + j) & 4095, .score = score, .grade = grade_of(score)};
  }
}
static void live(Resident *r, uint32_t block, Counters *c) {
  uint32_t k0, k1, region = block % REGIONS, n = 0;
  uint16_t who[BLOCK];
  block_key(block, tick, &k0, &k1);
  for (uint32_t j = 0; j < BLOCK; j++) { who[n] = j; n += draw(j, k0, k1) < hazard[r[j].cell * 4 + r[j].grade]; }
  c->acts[region] += n;
  for (uint32_t i = 0; i < n; i++) {
    uint32_t j = who[i], what = draw(j + BLOCK, k0, k1), column = what & 31, entry = alias[(r[j].cell >> 6) * 32 + column];
    uint32_t action = what >> 5 < entry >> 5 ? column : entry & 31;
    if (draw(j + 2 * BLOCK, k0, k1) >= detected[action]) continue;
    uint32_t whom = draw(j + 3 * BLOCK, k0, k1);
    Resident *hit = r + ((whom & 0xffff) < 3277 ? whom >> 22 : j);
    int32_t score = hit->score + points[action], grievance = hit->grievance + (points[action] < 0 ? -points[action] / 4 : 0);
    hit->score = score = score < 0 ? 0 : score > 1000 ? 1000 : score;
    hit->grade = grade_of(score);
    hit->grievance = grievance > 255 ? 255 : grievance;
    hit->charged = tick;
    c->detections[region][action]++;
  }
  for (uint32_t j = 0; j < BLOCK; j++) c->grades[region][r[j].grade]++;
  if ((tick + 1) % 12 == 0) for (uint32_t j = 0; j < BLOCK; j++) r[j].grievance -= r[j].grievance >> 3;
}
static void *work(void *argument) {
  uint32_t me = (uint32_t)(uintptr_t)argument;
  uint32_t from = (uint64_t)blocks * me / threads, to = (uint64_t)blocks * (me + 1) / threads;
  for (uint32_t b = from; b < to; b++) settle(residents + (size_t)b * BLOCK, b);
  pthread_barrier_wait(&end);
  for (uint32_t t = 0; t < ticks; t++) {
    pthread_barrier_wait(&start);
    memset(&counted[me], 0, sizeof counted[me]);
    if (only_bandwidth)
      for (uint64_t *at = (uint64_t *)(residents + (size_t)from * BLOCK), *last = (uint64_t *)(residents + (size_t)to * BLOCK); at < last;) *at++ += 1;
    else
      for (uint32_t b = from; b < to; b++) live(residents + (size_t)b * BLOCK, b, &counted[me]);
    pthread_barrier_wait(&end);
  }
  return NULL;
}
static uint32_t checksum = 0x811c9dc5;
static void take(uint32_t value) { checksum = (checksum ^ value) * 0x01000193u; }
static uint64_t end_tick(void) {
  static const uint32_t shrink[4] = {64, 48, 32, 16};
  uint64_t acts = 0, detections = 0;
  for (uint32_t r = 0, *words; r < REGIONS; r++) {
    Counters all = {0};
    for (uint32_t m = 0; m < threads; m++) {
      all.acts[r] += counted[m].acts[r];
      for (int a = 0; a < ACTIONS; a++) all.detections[r][a] += counted[m].detections[r][a];
      for (int g = 0; g < 4; g++) all.grades[r][g] += counted[m].grades[r][g];
    }
    acts += all.acts[r];
    take(all.acts[r]);
    words = all.detections[r];
    for (int a = 0; a < ACTIONS; a++) { detections += words[a]; take(words[a]); }
    for (int g = 0; g < 4; g++) take(all.grades[r][g]);
  }
  uint64_t rate = acts ? detections * 65536 / acts : 0;
  for (int i = 0; i < CELLS * 4; i++) hazard[i] = (uint64_t)base[i] * (65536 - (rate * shrink[i & 3] >> 8)) >> 16;
  return acts;
}
static double now(void) { struct timespec t; clock_gettime(CLOCK_MONOTONIC, &t); return t.tv_sec + t.tv_nsec * 1e-9; }

int main(int argc, char **argv) {
  if (argc < 4) return fputs("reference BLOCKS TICKS THREADS [bandwidth]\n", stderr), 2;
  blocks = atoi(argv[1]); ticks = atoi(argv[2]); threads = atoi(argv[3]); only_bandwidth = argc > 4;
  residents = malloc((size_t)blocks * BLOCK * sizeof *residents);
  if (!residents || threads < 1 || threads > MOST_THREADS) return 1;
  make_tables();
  pthread_barrier_init(&start, NULL, threads + 1);
  pthread_barrier_init(&end, NULL, threads + 1);
  pthread_t members[MOST_THREADS];
  for (uintptr_t m = 0; m < threads; m++) pthread_create(&members[m], NULL, work, (void *)m);
  pthread_barrier_wait(&end);
  uint64_t acts = 0;
  double begun = now();
  for (tick = 0; tick < ticks; tick++) {
    pthread_barrier_wait(&start);
    pthread_barrier_wait(&end);
    acts += end_tick();
  }
  double seconds = now() - begun;
  for (uint32_t m = 0; m < threads; m++) pthread_join(members[m], NULL);
  printf("{\"seconds\":%.6f,\"events\":%llu,\"bytes\":%llu,\"checksum\":\"%08x\"}\n", seconds, (unsigned long long)acts,
         (unsigned long long)blocks * BLOCK * sizeof *residents, checksum);
  return 0;
}
