/**
 * Ways to compare names that look alike: full and half width, letter case, traditional and simplified characters.
 * Folded text is only for comparison and search; it is never shown or stored as a name.
 */

/** NFC, trimmed, every run of white space as one blank. This is the form in which names are stored. */
export const normalizeName = (name: string): string => name.normalize('NFC').replace(/\s+/gu, ' ').trim();

/** Pairs of traditional and simplified characters that occur in the vocabulary of customer tags. */
const TRADITIONAL = `
標标 籤签 簽签 組组 單单 選选 類类 層层 級级 員员 業业 產产 戶户 個个 齡龄 職职 歲岁
區区 東东 廣广 華华 國国 錢钱 資资 額额 預预 買买 賣卖 購购 貨货 價价 費费 慣惯 頻频
瀏浏 覽览 閱阅 讀读 寫写 點点 擊击 鏈链 號号 碼码 電电 話话 網网 頁页 線线 關关 係系
動动 態态 運运 營营 銷销 觸触 達达 場场 門门 館馆 園园 車车 輛辆 換换 裝装 飾饰 櫃柜
廚厨 衛卫 樓楼 間间 廳厅 臥卧 燈灯 畫画 傢家 財财 稅税 記记 賬账 帳账 註注 冊册 險险
風风 機机 構构 貸贷 債债 學学 習习 課课 報报 藝艺 術术 師师 兒儿 輔辅 導导 醫医 療疗
藥药 診诊 護护 體体 檢检 測测 問问 題题 決决 競竞 擇择 對对 絡络 聯联 繫系 後后 續续
複复 復复 轉转 紹绍 訪访 談谈 約约 會会 議议 參参 與与 願愿 興兴 愛爱 歡欢 嘗尝 試试
請请 給给 說说 長长 靜静 躍跃 跡迹 軌轨 蹤踪 開开 閉闭 進进 過过 還还 時时 週周 幾几
歷历 曆历 舊旧 實实 質质 優优 劵券 禮礼 積积 數数 據据 羣群 裡里 裏里 麗丽 髮发 發发
領领 確确 認认 證证 誠诚 熱热 潛潜 劃划 規规 從从 來来 為为 無无 於于 將将 應应 該该
這这 種种 樣样 隨随 處处 備备 條条 項项 專专 屬属 創创 設设 計计 執执 責责 權权 審审
覈核 糾纠 紛纷 訴诉 紅红 綠绿 藍蓝 黃黄 銀银 鐵铁 鋼钢 鋁铝 潔洁 淨净 環环 節节 慶庆
閑闲 閒闲 養养 寵宠 貓猫 魚鱼 鳥鸟 龍龙 漲涨 陽阳 陰阴 雲云 燒烧 爐炉 氣气 溫温 濕湿
異异 終终 維维 繳缴 納纳 總总 結结 細细 緒绪 緩缓 編编 練练 纖纤 絲丝 軟软 輕轻 載载
較较 輪轮 農农 遠远 適适 遷迁 郵邮 鄉乡 鄰邻 釋释 銜衔 鍵键 鎖锁 鏡镜 閃闪 隊队 階阶
際际 陸陆 隱隐 雙双 雜杂 難难 靈灵 頂顶 順顺 須须 頭头 顏颜 顧顾 顯显 飲饮 飯饭 馬马
驗验 驚惊 麵面 黨党 齊齐 齒齿 僅仅 億亿 儲储 兩两 減减 別别 剛刚 劑剂 勞劳 勢势 勝胜
勵励 協协 壓压 聲声 夢梦 奮奋 婦妇 嬰婴 孫孙 寧宁 寶宝 尋寻 屆届 島岛 幣币 幫帮 廠厂
張张 彈弹 當当 徵征 戰战 戲戏 擁拥 擔担 擬拟 擴扩 攝摄 敗败 敵敌 斷断 書书 極极 榮荣
樂乐 樹树 橋桥 檔档 歐欧 殘残 毀毁 沒没 況况 湯汤 準准 滿满 濟济 灣湾 災灾 煙烟 爭争
狀状 獎奖 獨独 獲获 現现 瑪玛 甦苏 畢毕 盡尽 監监 盤盘 眾众 睜睁 礦矿 稱称 穩稳 窮穷
筆笔 範范 築筑 簡简 紀纪 純纯 紙纸 統统 經经 績绩 羅罗 義义 聖圣 聽听 腦脑 腳脚 臨临
舉举 蘇苏 蘭兰 衝冲 補补 褲裤 視视 親亲 觀观 訂订 訊讯 訓训 託托 許许 評评 詞词 詢询
詳详 誤误 調调 論论 講讲 謝谢 識识 譯译 變变 貝贝 負负 貢贡 貴贵 賀贺 賓宾 賞赏 賠赔
贈赠 贏赢 趕赶 趨趋 踐践 辦办 遞递 遺遗 邊边 鄭郑 醬酱 錄录 錯错 鐘钟 鑑鉴 閥阀 闆板
闊阔 隻只 離离 靚靓 韓韩 響响 頓顿 飛飞 駐驻 騎骑 鬧闹 鮮鲜 齋斋 龜龟 戀恋 傳传 儀仪
償偿 內内 兇凶 刪删 則则 劇剧 勁劲 務务 匯汇 卻却 厭厌 吳吴 呂吕 嗎吗 嘆叹 團团 圖图
圓圆 塊块 塗涂 塵尘 壞坏 壯壮 壽寿 夠够 夾夹 奪夺 妝妆 姍姗 媽妈 孃娘 寬宽 岡冈 帶带
庫库 廢废 彙汇 恆恒 悅悦 惱恼 憑凭 懷怀 麼么 們们 圍围 萬万 歸归 滯滞 潤润 獵猎 癒愈
祕秘 粵粤 羨羡 聰聪 膚肤 艦舰 莊庄 葉叶 蓋盖 虧亏 蟲虫 襯衬 誌志 誘诱 豐丰 貫贯 遊游
鋪铺 錶表 鍋锅 鎮镇 鑽钻 閣阁 陳陈 韌韧 飼饲 駕驾 髒脏 鹽盐 糧粮 針针 暢畅 殺杀 灑洒
爾尔 牆墙 甕瓮 痠酸 礎础 禦御 紋纹 絕绝 縣县 織织 罰罚 翹翘 聞闻 腫肿 膠胶 蔘参 虛虚
蛻蜕 讓让 豬猪 趙赵 軍军 遲迟 醜丑 釘钉 鈴铃 鉅巨 銘铭 鋒锋 陣阵 雞鸡 韋韦 頌颂 顆颗
飄飘 駛驶 魯鲁 鴨鸭 麥麦 製制 麪面 佔占 併并 傑杰 傷伤 僑侨 儘尽 凍冻 劉刘 啟启 嚴严
墊垫 夥伙 奧奥 孿孪 屜屉 幹干 憂忧 掃扫 揚扬 搶抢 撥拨 擠挤 晉晋 曬晒 楊杨 槍枪 橢椭
檯台 滬沪 潑泼 澤泽 濾滤 熒荧 牽牵 猶犹 瑤瑶 瓊琼 疊叠 皺皱 睏困 矯矫 碩硕 礙碍 竄窜
筍笋 籃篮 絃弦 綜综 緊紧 縮缩 纏缠`;

const simplified = new Map(
  TRADITIONAL.trim()
    .split(/\s+/)
    .map(([traditional = '', plain = '']) => [traditional, plain] as const),
);

/** Traditional characters of the tag vocabulary as simplified ones; others stay. Same number of characters. */
export function simplify(text: string): string {
  let out = '';
  for (const char of text) out += simplified.get(char) ?? char;
  return out;
}

/** Full-width letters, digits and signs as half-width ones. Chinese punctuation without an ASCII twin stays. */
export const halfWidth = (text: string): string =>
  text
    .replace(/[\uff01-\uff5e]/g, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0))
    .replace(/\u3000/g, ' ');

/** Names fold the same every time, and a plan or a check asks for the same ones many times. */
const folded = new Map<string, string>();
const MOST_REMEMBERED = 20_000;
const LONGEST_REMEMBERED = 100;

/** Two names are the same name when these are equal: width and letter case do not tell names apart. */
export function foldName(name: string): string {
  const known = folded.get(name);
  if (known !== undefined) return known;
  const result = normalizeName(halfWidth(name.normalize('NFC'))).toLowerCase();
  if (folded.size >= MOST_REMEMBERED) folded.clear();
  if (name.length <= LONGEST_REMEMBERED) folded.set(name, result);
  return result;
}

export interface Named {
  readonly id: number;
  readonly name: string;
}

/**
 * Whoever of these has this name already. `own`: who asks for it; whoever keeps his name takes nobody's, also where two
 * had the same one before.
 */
export function nameTakenIn<N extends Named>(all: readonly N[], name: string, own: number | null): N | null {
  if (all.some((one) => one.id === own && one.name === name)) return null;
  const wanted = foldName(name);
  return all.find((one) => one.id !== own && foldName(one.name) === wanted) ?? null;
}

/** Like `foldName`, and blind to script (traditional or simplified), blanks and punctuation: for look-alikes and search. */
export const foldLoosely = (name: string): string =>
  simplify(foldName(name)).replace(/[\s\p{P}]+/gu, (run) => run.replace(/[^#%]/g, ''));
