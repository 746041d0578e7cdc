/**
 * The categories of disk that a scaling configuration accepts.
 *
 * @see https://www.alibabacloud.com/help/en/ecs/user-guide/disks-2
 */
export enum DiskCategory {
  /** Enterprise SSD; the performance level chooses its speed. */
  ESSD = "cloud_essd",
  /** Standard SSD. */
  SSD = "cloud_ssd",
  /** Ultra disk. */
  EFFICIENCY = "cloud_efficiency",
  /** Basic disk. */
  BASIC = "cloud",
}

/**
 * The performance levels of an enterprise SSD.
 *
 * @see https://www.alibabacloud.com/help/en/ecs/user-guide/essds
 */
export enum PerformanceLevel {
  /** Up to 10,000 random IOPS. */
  PL0 = "PL0",
  /** Up to 50,000 random IOPS. */
  PL1 = "PL1",
  /** Up to 100,000 random IOPS. */
  PL2 = "PL2",
  /** Up to 1,000,000 random IOPS. */
  PL3 = "PL3",
}

/**
 * The algorithms that encrypt a system disk.
 *
 * @see https://www.alibabacloud.com/help/en/ecs/user-guide/encryption-overview
 */
export enum EncryptAlgorithm {
  /** AES with keys of 256 bits. */
  AES_256 = "AES-256",
  /** SM4 with keys of 128 bits. */
  SM4_128 = "SM4-128",
}
