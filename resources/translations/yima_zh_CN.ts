<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>AdviceGroup</name>
    <message>
        <source>Have it explained by the hospital&apos;s computer</source>
        <translation>请医院的智能系统解读</translation>
    </message>
    <message>
        <source>The hospital&apos;s explanation</source>
        <translation>医院智能解读</translation>
    </message>
    <message>
        <source>Made by a computer. This is not a diagnosis: please go by what your doctor says.</source>
        <translation>由计算机生成，不是诊断，请以医生的意见为准。</translation>
    </message>
</context>
<context>
    <name>AppointmentList</name>
    <message>
        <source>Earlier</source>
        <translation>上一页</translation>
    </message>
    <message>
        <source>Page %1 of %2</source>
        <translation>第 %1 / %2 页</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>下一页</translation>
    </message>
</context>
<context>
    <name>AppointmentPanel</name>
    <message>
        <source>Your appointment today</source>
        <translation>今天的预约</translation>
    </message>
</context>
<context>
    <name>AppointmentRow</name>
    <message>
        <source>Sign in: %1, %2</source>
        <translation>签到：%1，%2</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>签到</translation>
    </message>
</context>
<context>
    <name>AttractScreen</name>
    <message>
        <source>Scan to sign in and get your number at once</source>
        <translation>扫码签到，马上取号</translation>
    </message>
    <message>
        <source>No paper tickets just now: your number is shown on the screen</source>
        <translation>暂时打不了小票，您的号会显示在屏幕上</translation>
    </message>
    <message>
        <source>Hold your health card code up to the camera</source>
        <translation>把健康卡二维码
对准下方镜头</translation>
    </message>
    <message>
        <source>No phone? Lay your identity card on the reader</source>
        <translation>没带手机？把身份证放在读卡器上</translation>
    </message>
    <message>
        <source>Hold your health card code up to the scanner</source>
        <translation>把健康卡二维码
对准扫码器</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>签到</translation>
    </message>
    <message>
        <source>Pay</source>
        <translation>缴费</translation>
    </message>
    <message>
        <source>Print reports</source>
        <translation>打印报告</translation>
    </message>
    <message>
        <source>electronic health card</source>
        <translation>电子健康卡</translation>
    </message>
    <message>
        <source>health card in WeChat</source>
        <translation>微信健康卡</translation>
    </message>
    <message>
        <source>insurance e-voucher</source>
        <translation>医保电子凭证</translation>
    </message>
    <message>
        <source>social-security e-card</source>
        <translation>电子社保卡</translation>
    </message>
    <message>
        <source>Please hold the code of your health card up to the scanner.</source>
        <translation>请把健康卡二维码对准扫码器。</translation>
    </message>
    <message>
        <source>Please hold the code of your health card up to the camera.</source>
        <translation>请把健康卡二维码对准镜头。</translation>
    </message>
    <message>
        <source>No phone? Lay your identity card on the reader.</source>
        <translation>没带手机，请把身份证放在读卡器上。</translation>
    </message>
    <message>
        <source>No phone? Please touch “No phone”.</source>
        <translation>没带手机，请点“没有手机”。</translation>
    </message>
    <message>
        <source>%1: all with one code</source>
        <translation>%1，一码办好</translation>
    </message>
    <message>
        <source>Hold it up to the scanner</source>
        <translation>对准扫码器</translation>
    </message>
    <message>
        <source>Hold it up to the camera</source>
        <translation>对准镜头</translation>
    </message>
    <message>
        <source>Accepted here: %1</source>
        <translation>%1都可以</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>Open your health card</source>
        <translation>打开健康卡</translation>
    </message>
    <message>
        <source>Take your papers with you</source>
        <translation>拿好单据</translation>
    </message>
    <message>
        <source>Your turn</source>
        <translation>排队进度</translation>
    </message>
    <message>
        <source>Scan to see how long until it is your turn</source>
        <translation>扫码查看还要等多久</translation>
    </message>
    <message>
        <source>Scan to pay your bills</source>
        <translation>扫码就能缴费</translation>
    </message>
    <message>
        <source>Scan to print your reports</source>
        <translation>扫码就能打印报告</translation>
    </message>
    <message>
        <source>The hospital system is not answering just now: everything may take longer</source>
        <translation>医院系统暂时没有回应，办理会慢一点</translation>
    </message>
    <message>
        <source>No paper receipts just now</source>
        <translation>暂时打不了小票</translation>
    </message>
</context>
<context>
    <name>BillRow</name>
    <message>
        <source>Bill %1</source>
        <translation>单号 %1</translation>
    </message>
    <message>
        <source>%1 and others</source>
        <translation>%1 等</translation>
    </message>
    <message>
        <source>%1, ¥%2, bill %3</source>
        <translation>%1，¥%2，单号 %3</translation>
    </message>
    <message>
        <source>Choose: %1</source>
        <translation>选择：%1</translation>
    </message>
    <message>
        <source>Hide the items: %1</source>
        <translation>收起明细：%1</translation>
    </message>
    <message>
        <source>Show the items: %1</source>
        <translation>查看明细：%1</translation>
    </message>
    <message>
        <source>Please pay it at the payment desk</source>
        <translation>请到缴费窗口办理</translation>
    </message>
    <message>
        <source>%1 items</source>
        <translation>%1 条明细</translation>
    </message>
</context>
<context>
    <name>BillsScreen</name>
    <message>
        <source>Please choose what you want to pay</source>
        <translation>请选择要缴的费用</translation>
    </message>
    <message>
        <source>Bills to pay</source>
        <translation>待缴费用</translation>
    </message>
    <message>
        <source>Choose none</source>
        <translation>全不选</translation>
    </message>
    <message>
        <source>Choose all</source>
        <translation>全选</translation>
    </message>
    <message>
        <source>Nothing chosen yet</source>
        <translation>还没有选择</translation>
    </message>
    <message>
        <source>Pay ¥%1</source>
        <translation>去支付 ¥%1</translation>
    </message>
    <message>
        <source>Please choose a bill</source>
        <translation>请先选择费用</translation>
    </message>
    <message>
        <source>%1 chosen</source>
        <translation>已选 %1 项</translation>
    </message>
    <message>
        <source>%1. Please look at your bills again.</source>
        <translation>%1。请再看一下您的费用。</translation>
    </message>
    <message>
        <source>These are your unpaid bills. Touch those that you want to pay now.</source>
        <translation>这是您还没缴的费用。请点选现在要缴的。</translation>
    </message>
    <message>
        <source>These are your unpaid bills. Touch the big button to pay those with a tick.</source>
        <translation>这是您还没缴的费用。打勾的现在一起缴，请点大按钮去支付。</translation>
    </message>
    <message>
        <source>%1 chosen, %2 yuan in all.</source>
        <translation>已选 %1 项，一共 %2 元。</translation>
    </message>
</context>
<context>
    <name>BottomBar</name>
    <message>
        <source>Normal text</source>
        <translation>标准字号</translation>
    </message>
    <message>
        <source>Larger text</source>
        <translation>大字版</translation>
    </message>
    <message>
        <source>No phone</source>
        <translation>没有手机</translation>
    </message>
    <message>
        <source>Ask our staff</source>
        <translation>找工作人员</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Finish (%1)</source>
        <comment>seconds left</comment>
        <translation>结束 (%1)</translation>
    </message>
    <message>
        <source>Finish</source>
        <translation>结束使用</translation>
    </message>
    <message>
        <source>Print again</source>
        <translation>再打一张</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>再试一次</translation>
    </message>
    <message>
        <source>Other services</source>
        <translation>其他服务</translation>
    </message>
    <message>
        <source>Leave maintenance</source>
        <translation>退出维护</translation>
    </message>
</context>
<context>
    <name>Channel</name>
    <message>
        <source>WeChat Pay</source>
        <translation>微信支付</translation>
    </message>
    <message>
        <source>Alipay</source>
        <translation>支付宝</translation>
    </message>
    <message>
        <source>UnionPay</source>
        <translation>云闪付</translation>
    </message>
    <message>
        <source>Scan this with WeChat</source>
        <translation>请用微信扫一扫</translation>
    </message>
    <message>
        <source>Scan this with Alipay</source>
        <translation>请用支付宝扫一扫</translation>
    </message>
    <message>
        <source>Scan this with the UnionPay app</source>
        <translation>请用云闪付扫一扫</translation>
    </message>
</context>
<context>
    <name>CheckingScreen</name>
    <message>
        <source>Checking your code</source>
        <translation>正在核验您的码</translation>
    </message>
    <message>
        <source>Asking the platform that issued it…</source>
        <translation>正在向发码平台查询…</translation>
    </message>
    <message>
        <source>The platform is slow to answer. We keep asking: there is nothing for you to do.</source>
        <translation>发码平台回应较慢，
正在继续查询，您不用操作。</translation>
    </message>
    <message>
        <source>The platform still does not answer. You can wait, or finish here and ask at the desk.</source>
        <translation>发码平台还没有回应。
您可以再等一等，
也可以结束使用，到服务台办理。</translation>
    </message>
    <message>
        <source>Your code was read and is being checked. Please wait a moment.</source>
        <translation>已读到您的码，正在核验，请稍候。</translation>
    </message>
</context>
<context>
    <name>ChoiceKey</name>
    <message>
        <source>%1, chosen</source>
        <translation>%1，已选</translation>
    </message>
</context>
<context>
    <name>ChoiceScreen</name>
    <message>
        <source>Which appointment are you here for?</source>
        <translation>请选择您要签到的预约</translation>
    </message>
    <message>
        <source>You have several appointments today. Please touch the one you are here for.</source>
        <translation>您今天有几个预约。请点一下要签到的那一个。</translation>
    </message>
</context>
<context>
    <name>CleaningScreen</name>
    <message>
        <source>Please wipe the screen now</source>
        <translation>请擦拭屏幕</translation>
    </message>
    <message>
        <source>It feels no touch meanwhile, and goes on by itself in %1 seconds.</source>
        <translation>清洁期间触摸无效，%1 秒后自动恢复。</translation>
    </message>
</context>
<context>
    <name>DigitField</name>
    <message>
        <source>%1: %2 of %3 typed</source>
        <translation>%1：共 %3 位，已输入 %2 位</translation>
    </message>
</context>
<context>
    <name>DisplayPanel</name>
    <message>
        <source>Display</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>Here you choose how large the words are, their contrast, and the voice. Touch Done when it suits you.</source>
        <translation>这里可以调整字的大小、对比度和语音。调好以后，请点“完成”。</translation>
    </message>
    <message>
        <source>Text size: the largest</source>
        <translation>字号：已是最大</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>字号</translation>
    </message>
    <message>
        <source>Text size %1 of 4</source>
        <translation>字号 %1，共 4 档</translation>
    </message>
    <message>
        <source>A</source>
        <comment>a sign in the size of the text</comment>
        <translation>字</translation>
    </message>
    <message>
        <source>Contrast</source>
        <translation>对比度</translation>
    </message>
    <message>
        <source>Standard</source>
        <translation>标准</translation>
    </message>
    <message>
        <source>Strong</source>
        <comment>contrast</comment>
        <translation>高对比</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Voice</source>
        <translation>语音</translation>
    </message>
    <message>
        <source>Read aloud</source>
        <translation>语音播报</translation>
    </message>
    <message>
        <source>Easier to use</source>
        <translation>更方便</translation>
    </message>
    <message>
        <source>Larger text</source>
        <translation>大字版</translation>
    </message>
    <message>
        <source>Lower the buttons</source>
        <translation>按键下移</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
</context>
<context>
    <name>DuesCard</name>
    <message>
        <source>%1 bills</source>
        <translation>%1 项</translation>
    </message>
    <message>
        <source>To pay</source>
        <translation>待缴费</translation>
    </message>
    <message>
        <source>Pay bills</source>
        <translation>缴费</translation>
    </message>
    <message>
        <source>1 bill</source>
        <translation>1 项</translation>
    </message>
</context>
<context>
    <name>EnrolCameraScreen</name>
    <message>
        <source>The camera is being opened…</source>
        <translation>正在打开摄像头…</translation>
    </message>
    <message>
        <source>No picture comes from this camera</source>
        <translation>该摄像头没有画面</translation>
    </message>
    <message>
        <source>No camera was found</source>
        <translation>未找到摄像头</translation>
    </message>
</context>
<context>
    <name>EnrolCodeScreen</name>
    <message>
        <source>The certificate request as a code</source>
        <translation>证书请求二维码</translation>
    </message>
</context>
<context>
    <name>EnrolDoneScreen</name>
    <message>
        <source>The terminal starts in %1 s</source>
        <translation>%1 秒后自动启动</translation>
    </message>
</context>
<context>
    <name>EnrolFrame</name>
    <message>
        <source>Step %1 of %2</source>
        <translation>第 %1 步，共 %2 步</translation>
    </message>
</context>
<context>
    <name>EnrolKeys</name>
    <message>
        <source>Erase the last character</source>
        <translation>删除最后一个字符</translation>
    </message>
    <message>
        <source>Capitals</source>
        <translation>大写</translation>
    </message>
    <message>
        <source>Confirm</source>
        <translation>确定</translation>
    </message>
</context>
<context>
    <name>EnrolNames</name>
    <message>
        <source>Setting up this terminal</source>
        <translation>启用本机</translation>
    </message>
</context>
<context>
    <name>EnrolTypingScreen</name>
    <message>
        <source>Confirm</source>
        <translation>确定</translation>
    </message>
</context>
<context>
    <name>EnrolWelcomeScreen</name>
    <message>
        <source>This terminal is not in use yet</source>
        <translation>本机尚未启用</translation>
    </message>
    <message>
        <source>There is no service here. Please use another terminal, or go to the service desk.</source>
        <translation>暂时不能办理业务。请使用其他自助机，或到服务台办理。</translation>
    </message>
    <message>
        <source>For our staff: set up this terminal</source>
        <translation>工作人员：启用本机</translation>
    </message>
    <message>
        <source>Put in the IT department&apos;s USB stick (root file, list of terminals).</source>
        <translation>插入信息科准备的 U 盘（内有根文件和终端清单）。</translation>
    </message>
    <message>
        <source>Have somebody on the telephone to read out its fingerprint.</source>
        <translation>请密钥管理员接通电话，准备核对根文件指纹。</translation>
    </message>
    <message>
        <source>Touch &quot;Begin&quot;. It takes about five minutes.</source>
        <translation>点“开始”，全程约五分钟。</translation>
    </message>
</context>
<context>
    <name>Errands</name>
    <message>
        <source>Other services</source>
        <translation>其他服务</translation>
    </message>
</context>
<context>
    <name>FactsSlice</name>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
</context>
<context>
    <name>FilterTab</name>
    <message>
        <source>%1 %2, shown</source>
        <translation>%1 %2，正在显示</translation>
    </message>
</context>
<context>
    <name>Flag</name>
    <message>
        <source>as usual</source>
        <translation>正常</translation>
    </message>
    <message>
        <source>low</source>
        <translation>偏低</translation>
    </message>
    <message>
        <source>high</source>
        <translation>偏高</translation>
    </message>
    <message>
        <source>urgent: low</source>
        <translation>危急</translation>
    </message>
    <message>
        <source>urgent: high</source>
        <translation>危急</translation>
    </message>
    <message>
        <source>urgent</source>
        <translation>危急</translation>
    </message>
    <message>
        <source>unusual</source>
        <translation>异常</translation>
    </message>
</context>
<context>
    <name>FormView</name>
    <message>
        <source>Page of the hospital&apos;s original</source>
        <translation>医院原件的一页</translation>
    </message>
    <message>
        <source>Move left</source>
        <translation>向左移</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>向上移</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>向下移</translation>
    </message>
    <message>
        <source>Move right</source>
        <translation>向右移</translation>
    </message>
</context>
<context>
    <name>Greeting</name>
    <message>
        <source>Good morning</source>
        <translation>上午好</translation>
    </message>
    <message>
        <source>Good afternoon</source>
        <translation>下午好</translation>
    </message>
    <message>
        <source>Good evening</source>
        <translation>晚上好</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>greeting, name</comment>
        <translation>%2，%1</translation>
    </message>
</context>
<context>
    <name>HelpScreen</name>
    <message>
        <source>No phone? That is fine</source>
        <translation>没有手机也能办理</translation>
    </message>
    <message>
        <source>We are glad to help</source>
        <translation>我们来帮您</translation>
    </message>
    <message>
        <source>Lay your identity card on the reader of this terminal</source>
        <translation>把身份证放在这台自助机的读卡器上</translation>
    </message>
    <message>
        <source>Hold the code of a printed health card up to the camera</source>
        <translation>有纸质健康卡，把码对准镜头</translation>
    </message>
    <message>
        <source>Nothing with you? We help you at the desk</source>
        <translation>都没有带？服务台帮您办理</translation>
    </message>
    <message>
        <source>Or bring your identity card to the desk</source>
        <translation>带身份证到服务台办理</translation>
    </message>
    <message>
        <source>At the service desk in this hall</source>
        <translation>到大厅服务台</translation>
    </message>
    <message>
        <source>Volunteers in this hall help you, too</source>
        <translation>找大厅志愿者</translation>
    </message>
    <message>
        <source>We are glad to help. Please go to the desk in this hall, or speak to a volunteer.</source>
        <translation>我们来帮您。请到大厅服务台，或者找志愿者。</translation>
    </message>
    <message>
        <source>No phone? That is fine. Lay your identity card on the reader, hold up a printed health card, or come to the desk.</source>
        <translation>没有手机也能办理。请把身份证放在读卡器上，或者把纸质健康卡的码对准镜头，也可以到服务台办理。</translation>
    </message>
    <message>
        <source>No phone? That is fine. Hold up a printed health card, or come to the desk with your identity card.</source>
        <translation>没有手机也能办理。有纸质健康卡，请把码对准镜头；没有的话，请带身份证到服务台办理。</translation>
    </message>
</context>
<context>
    <name>Hint</name>
    <message>
        <source>Too dark: please make your screen brighter</source>
        <translation>光线太暗，请把手机屏幕调亮</translation>
    </message>
    <message>
        <source>Too bright: please turn it a little</source>
        <translation>太亮或反光，请换个角度</translation>
    </message>
    <message>
        <source>Please hold it still, a little further away</source>
        <translation>看不清，请拿稳，再拿远一点</translation>
    </message>
    <message>
        <source>Please hold it closer</source>
        <translation>请再靠近一点</translation>
    </message>
    <message>
        <source>Please hold it further away</source>
        <translation>请拿远一点</translation>
    </message>
    <message>
        <source>Please move the whole code into the picture</source>
        <translation>请移到中间，让二维码完整</translation>
    </message>
    <message>
        <source>Please hold it straight, facing the camera</source>
        <translation>请放正，正对镜头</translation>
    </message>
    <message>
        <source>Please show one code only</source>
        <translation>请只出示一个码</translation>
    </message>
    <message>
        <source>Please scan it once more</source>
        <translation>请再扫一次</translation>
    </message>
</context>
<context>
    <name>HomeScreen</name>
    <message>
        <source>Please touch what you would like to do.</source>
        <translation>请点一下您要办的事。</translation>
    </message>
    <message>
        <source>You have no appointment to sign in for today</source>
        <translation>今天没有需要签到的预约</translation>
    </message>
    <message>
        <source>What would you like to do?</source>
        <translation>您要办什么？</translation>
    </message>
    <message>
        <source>You have no appointment to sign in for today.</source>
        <translation>您今天没有需要签到的预约。</translation>
    </message>
</context>
<context>
    <name>HospitalTroubleScreen</name>
    <message>
        <source>Try again</source>
        <translation>再试一次</translation>
    </message>
    <message>
        <source>%1. %2</source>
        <comment>what happened, what to do</comment>
        <translation>%1。%2</translation>
    </message>
    <message>
        <source>Touch the large button to try again.</source>
        <translation>要再试一次，请点大按钮。</translation>
    </message>
    <message>
        <source>%1. The details are on the screen.</source>
        <comment>what happened</comment>
        <translation>%1。详情请看屏幕。</translation>
    </message>
</context>
<context>
    <name>HouseBoard</name>
    <message>
        <source>A picture of the hospital</source>
        <translation>医院的图片</translation>
    </message>
    <message>
        <source>From the hospital</source>
        <translation>本院通知</translation>
    </message>
</context>
<context>
    <name>IdleOverlay</name>
    <message>
        <source>Are you still there?</source>
        <translation>您还在吗？</translation>
    </message>
    <message>
        <source>Then this page closes and nothing of yours stays here.</source>
        <translation>时间到了会自动退出，不留下您的信息。</translation>
    </message>
    <message>
        <source>I&apos;m still here</source>
        <translation>我还在</translation>
    </message>
    <message>
        <source>Are you still there? Touch the screen, or this page closes.</source>
        <translation>您还在吗？请点一下屏幕，不然这一页就要关闭了。</translation>
    </message>
</context>
<context>
    <name>KindMark</name>
    <message>
        <source>Laboratory</source>
        <translation>检验</translation>
    </message>
    <message>
        <source>Imaging</source>
        <translation>影像</translation>
    </message>
</context>
<context>
    <name>LanguagePanel</name>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Choose your language.</source>
        <translation>请选择语言。</translation>
    </message>
</context>
<context>
    <name>Maintenance</name>
    <message>
        <source>Look at cable and switch first, then ask the network desk for address, port and certificate.</source>
        <translation>请先检查网线和交换机，再向信息科核对地址、端口和证书。</translation>
    </message>
    <message>
        <source>Camera picture</source>
        <translation>摄像头画面</translation>
    </message>
    <message>
        <source>Clean the glass and the lens, then look at the cable.</source>
        <translation>请清洁玻璃和镜头，再检查线缆。</translation>
    </message>
    <message>
        <source>Camera focus</source>
        <translation>摄像头对焦</translation>
    </message>
    <message>
        <source>Set the focus to 60 to 250 mm with the test card.</source>
        <translation>请用测试卡将对焦调至 60–250 毫米。</translation>
    </message>
    <message>
        <source>Reading codes</source>
        <translation>条码识读</translation>
    </message>
    <message>
        <source>Check picture, focus and lamp first.</source>
        <translation>请先检查画面、对焦和补光灯。</translation>
    </message>
    <message>
        <source>Lamp</source>
        <translation>补光灯</translation>
    </message>
    <message>
        <source>Look at the lamp, its relay and its power supply.</source>
        <translation>请检查灯、继电器和供电。</translation>
    </message>
    <message>
        <source>Barcode scanner</source>
        <translation>扫码器</translation>
    </message>
    <message>
        <source>Look at the cable; compare prefix and suffix with settings.</source>
        <translation>请检查线缆，核对前后缀设置。</translation>
    </message>
    <message>
        <source>Identity card reader</source>
        <translation>身份证阅读器</translation>
    </message>
    <message>
        <source>Look at the cable and at the reader&apos;s service.</source>
        <translation>请检查线缆和阅读器服务。</translation>
    </message>
    <message>
        <source>Presence sensor</source>
        <translation>人体感应器</translation>
    </message>
    <message>
        <source>Clean the sensor, and look where it points.</source>
        <translation>请清洁感应器并检查朝向。</translation>
    </message>
    <message>
        <source>Ticket printer</source>
        <translation>小票打印机</translation>
    </message>
    <message>
        <source>Refill paper, close the cover, clean head and cutter.</source>
        <translation>请加纸、合盖，清洁打印头和切刀。</translation>
    </message>
    <message>
        <source>A4 printer</source>
        <translation>报告打印机</translation>
    </message>
    <message>
        <source>Look at its own display: paper, toner, jam, cover.</source>
        <translation>请查看打印机面板：纸、墨粉、卡纸、盖板。</translation>
    </message>
    <message>
        <source>Sound and speech</source>
        <translation>声音与语音</translation>
    </message>
    <message>
        <source>Look at volume, loudspeaker and speech engine.</source>
        <translation>请检查音量、扬声器和语音引擎。</translation>
    </message>
    <message>
        <source>Touch panel</source>
        <translation>触摸屏</translation>
    </message>
    <message>
        <source>Clean the glass and its edges; calibrate, or replace it.</source>
        <translation>请清洁屏面及边缘；校准或更换。</translation>
    </message>
    <message>
        <source>Hospital system</source>
        <translation>医院系统</translation>
    </message>
    <message>
        <source>Payment gateway</source>
        <translation>支付网关</translation>
    </message>
    <message>
        <source>Medical insurance</source>
        <translation>医保</translation>
    </message>
    <message>
        <source>Card platform (Tencent)</source>
        <translation>健康卡平台（腾讯）</translation>
    </message>
    <message>
        <source>Card platform (province)</source>
        <translation>健康卡平台（省级）</translation>
    </message>
    <message>
        <source>Insurance voucher</source>
        <translation>医保电子凭证</translation>
    </message>
    <message>
        <source>Report advisor</source>
        <translation>报告解读服务</translation>
    </message>
    <message>
        <source>Trust repository</source>
        <translation>信任列表服务器</translation>
    </message>
    <message>
        <source>Network of the ticket printer</source>
        <translation>小票打印机网络</translation>
    </message>
    <message>
        <source>Network of the A4 printer</source>
        <translation>报告打印机网络</translation>
    </message>
    <message>
        <source>Service of the identity card reader</source>
        <translation>身份证阅读器服务</translation>
    </message>
    <message>
        <source>Trust list</source>
        <translation>信任列表</translation>
    </message>
    <message>
        <source>Refresh it now; if that fails, look at the repository.</source>
        <translation>请立即更新；如失败，请检查信任列表服务器。</translation>
    </message>
    <message>
        <source>Storage</source>
        <translation>存储</translation>
    </message>
    <message>
        <source>Make room on the disk; have its health looked at.</source>
        <translation>请清理磁盘空间，并检查磁盘健康。</translation>
    </message>
    <message>
        <source>Temperatures</source>
        <translation>温度</translation>
    </message>
    <message>
        <source>Clean fans and air slots.</source>
        <translation>请清洁风扇和通风口。</translation>
    </message>
    <message>
        <source>Memory and load</source>
        <translation>内存与负载</translation>
    </message>
    <message>
        <source>Switch swap off; restart; look for what takes the memory.</source>
        <translation>请关闭交换空间并重启，查找占用内存的程序。</translation>
    </message>
    <message>
        <source>Program files</source>
        <translation>程序文件</translation>
    </message>
    <message>
        <source>Install the vendor&apos;s signed release again.</source>
        <translation>请重新安装厂商签名的版本。</translation>
    </message>
    <message>
        <source>Pass</source>
        <translation>合格</translation>
    </message>
    <message>
        <source>Attention</source>
        <translation>注意</translation>
    </message>
    <message>
        <source>Fail</source>
        <translation>不合格</translation>
    </message>
    <message>
        <source>Not fitted</source>
        <translation>未配备</translation>
    </message>
    <message>
        <source>Not checked</source>
        <translation>未检查</translation>
    </message>
    <message>
        <source>Ready for patients</source>
        <translation>可投入使用</translation>
    </message>
    <message>
        <source>Not all was checked</source>
        <translation>检查未完成</translation>
    </message>
    <message>
        <source>Not ready</source>
        <translation>不可投入使用</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>State before</source>
        <translation>之前状态</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>宽</translation>
    </message>
    <message>
        <source>Height</source>
        <translation>高</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>帧率</translation>
    </message>
    <message>
        <source>Sharpness</source>
        <translation>清晰度</translation>
    </message>
    <message>
        <source>Brightness</source>
        <translation>亮度</translation>
    </message>
    <message>
        <source>Brightness before</source>
        <translation>之前亮度</translation>
    </message>
    <message>
        <source>Share too dark</source>
        <translation>过暗占比</translation>
    </message>
    <message>
        <source>Share too bright</source>
        <translation>过曝占比</translation>
    </message>
    <message>
        <source>Sharpest at</source>
        <translation>最清晰距离</translation>
    </message>
    <message>
        <source>Nearest read</source>
        <translation>最近可读</translation>
    </message>
    <message>
        <source>Farthest read</source>
        <translation>最远可读</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>读出</translation>
    </message>
    <message>
        <source>Of</source>
        <translation>应读</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>用时</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>页数</translation>
    </message>
    <message>
        <source>Confirmed by the engineer</source>
        <translation>工程师确认</translation>
    </message>
    <message>
        <source>Cells</source>
        <translation>格数</translation>
    </message>
    <message>
        <source>Cells not felt</source>
        <translation>无响应格数</translation>
    </message>
    <message>
        <source>Jitter</source>
        <translation>抖动</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>变化次数</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>域名解析</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>Encryption</source>
        <translation>加密</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>应答</translation>
    </message>
    <message>
        <source>Days left</source>
        <translation>剩余天数</translation>
    </message>
    <message>
        <source>Latency</source>
        <translation>延迟</translation>
    </message>
    <message>
        <source>Clock off by</source>
        <translation>时钟偏差</translation>
    </message>
    <message>
        <source>Failures in a row</source>
        <translation>连续失败</translation>
    </message>
    <message>
        <source>Last problem</source>
        <translation>最近问题</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>Free</source>
        <translation>可用</translation>
    </message>
    <message>
        <source>In all</source>
        <translation>总计</translation>
    </message>
    <message>
        <source>Can be written</source>
        <translation>可写</translation>
    </message>
    <message>
        <source>Hottest</source>
        <translation>最高</translation>
    </message>
    <message>
        <source>Sensors</source>
        <translation>传感器数</translation>
    </message>
    <message>
        <source>Slowed down for heat</source>
        <translation>过热降频次数</translation>
    </message>
    <message>
        <source>Free memory</source>
        <translation>可用内存</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>内存</translation>
    </message>
    <message>
        <source>Swap</source>
        <translation>交换空间</translation>
    </message>
    <message>
        <source>Running for</source>
        <translation>已运行</translation>
    </message>
    <message>
        <source>Load</source>
        <translation>负载</translation>
    </message>
    <message>
        <source>Signature</source>
        <translation>签名</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>文件数</translation>
    </message>
    <message>
        <source>No USB stick was found.</source>
        <translation>未找到 U 盘。</translation>
    </message>
    <message>
        <source>There is more than one USB stick. Leave one.</source>
        <translation>插入了多个 U 盘，请只留一个。</translation>
    </message>
    <message>
        <source>The USB stick is mounted without noexec, nosuid and nodev.</source>
        <translation>U 盘挂载时缺少 noexec、nosuid、nodev 选项。</translation>
    </message>
    <message>
        <source>The USB stick cannot be written to.</source>
        <translation>U 盘为只读。</translation>
    </message>
    <message>
        <source>The USB stick was pulled out.</source>
        <translation>U 盘已被拔出。</translation>
    </message>
    <message>
        <source>The USB stick is too full.</source>
        <translation>U 盘空间不足。</translation>
    </message>
    <message>
        <source>The USB stick holds too many logs of these days.</source>
        <translation>U 盘上同一日期的日志已过多。</translation>
    </message>
    <message>
        <source>Writing to the USB stick failed.</source>
        <translation>写入 U 盘失败。</translation>
    </message>
    <message>
        <source>Wanted picture</source>
        <translation>画面设定</translation>
    </message>
    <message>
        <source>Autofocus</source>
        <translation>自动对焦</translation>
    </message>
    <message>
        <source>Exposure</source>
        <translation>曝光</translation>
    </message>
    <message>
        <source>Gain</source>
        <translation>增益</translation>
    </message>
    <message>
        <source>The picture is being measured. Nobody need do anything.</source>
        <translation>正在测量画面，无需操作。</translation>
    </message>
    <message>
        <source>Move the printed test card slowly from the camera to 25 cm away, and back.</source>
        <translation>请拿打印的测试卡，从摄像头前慢慢移到 25 厘米远，再移回来。</translation>
    </message>
    <message>
        <source>Move the test card to and fro. Read so far: %1 to %2 mm away.</source>
        <translation>请前后移动测试卡。已读到：%1 至 %2 毫米。</translation>
    </message>
    <message>
        <source>Hold up the code of the test card or of a printed test page, and keep still.</source>
        <translation>请出示测试卡或打印测试页上的条码，并保持不动。</translation>
    </message>
    <message>
        <source>Keep still. Read %1 of %2 times.</source>
        <translation>请保持不动。已读取 %1 次，共 %2 次。</translation>
    </message>
    <message>
        <source>Record pictures</source>
        <translation>录制画面</translation>
    </message>
    <message>
        <source>Stop recording</source>
        <translation>停止录制</translation>
    </message>
    <message>
        <source>State now</source>
        <translation>当前状态</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>端口</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>No</source>
        <translation>否</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>就绪</translation>
    </message>
    <message>
        <source>No connection</source>
        <translation>未连接</translation>
    </message>
    <message>
        <source>Fault</source>
        <translation>故障</translation>
    </message>
    <message>
        <source>Little paper left</source>
        <translation>纸张即将用完</translation>
    </message>
    <message>
        <source>No paper</source>
        <translation>缺纸</translation>
    </message>
    <message>
        <source>Cover open</source>
        <translation>机盖未关</translation>
    </message>
    <message>
        <source>Paper jam</source>
        <translation>卡纸</translation>
    </message>
    <message>
        <source>No A4 paper in it</source>
        <translation>未装 A4 纸</translation>
    </message>
    <message>
        <source>No toner</source>
        <translation>无墨粉</translation>
    </message>
    <message>
        <source>Little toner left</source>
        <translation>墨粉不足</translation>
    </message>
    <message>
        <source>Paused at the printer</source>
        <translation>打印机已暂停</translation>
    </message>
    <message>
        <source>Printed</source>
        <translation>已打印</translation>
    </message>
    <message>
        <source>Not printed</source>
        <translation>未打印</translation>
    </message>
    <message>
        <source>Broken off</source>
        <translation>打印中断</translation>
    </message>
    <message>
        <source>Printed in part</source>
        <translation>部分打印</translation>
    </message>
    <message>
        <source>Not known</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>Starting</source>
        <translation>正在启动</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>运行中</translation>
    </message>
    <message>
        <source>Cannot be opened</source>
        <translation>无法打开</translation>
    </message>
    <message>
        <source>Gives no pictures</source>
        <translation>无画面</translation>
    </message>
    <message>
        <source>Picture stands still</source>
        <translation>画面停滞</translation>
    </message>
    <message>
        <source>Picture is black</source>
        <translation>画面全黑</translation>
    </message>
    <message>
        <source>On</source>
        <translation>开</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>关</translation>
    </message>
    <message>
        <source>Does not switch</source>
        <translation>无法开关</translation>
    </message>
    <message>
        <source>Switched, but the camera gave no picture</source>
        <translation>已开关，但摄像头无画面</translation>
    </message>
    <message>
        <source>Nothing said yet</source>
        <translation>尚未播报</translation>
    </message>
    <message>
        <source>Somebody is there</source>
        <translation>有人</translation>
    </message>
    <message>
        <source>Nobody is there</source>
        <translation>无人</translation>
    </message>
    <message>
        <source>No speech engine, or it failed</source>
        <translation>无语音引擎，或引擎故障</translation>
    </message>
    <message>
        <source>Lay an identity card on the reader. Nothing of it is shown or kept.</source>
        <translation>请把身份证放在阅读器上。证件信息不显示，也不保存。</translation>
    </message>
    <message>
        <source>Channel or line</source>
        <translation>通道或线号</translation>
    </message>
    <message>
        <source>Lit at rest, or by low voltage</source>
        <translation>常闭触点，或低电平点亮</translation>
    </message>
    <message>
        <source>Lamp on</source>
        <translation>开灯</translation>
    </message>
    <message>
        <source>Lamp off</source>
        <translation>关灯</translation>
    </message>
    <message>
        <source>The lamp is on. It goes off by itself after %1 seconds.</source>
        <translation>灯已打开，%1 秒后自动关闭。</translation>
    </message>
    <message>
        <source>The lamp does not switch.</source>
        <translation>灯无法开关。</translation>
    </message>
    <message>
        <source>The lamp is off.</source>
        <translation>灯已关闭。</translation>
    </message>
    <message>
        <source>Test all</source>
        <translation>全部测试</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>测试</translation>
    </message>
    <message>
        <source>Protocol</source>
        <translation>协议</translation>
    </message>
    <message>
        <source>Never tested</source>
        <translation>从未测试</translation>
    </message>
    <message>
        <source>%1: the name is not known to the name service</source>
        <translation>%1：域名无法解析</translation>
    </message>
    <message>
        <source>%1: no connection</source>
        <translation>%1：无法连接</translation>
    </message>
    <message>
        <source>%1: too slow, given up</source>
        <translation>%1：响应超时</translation>
    </message>
    <message>
        <source>%1: connected, but no answer</source>
        <translation>%1：已连接，但无应答</translation>
    </message>
    <message>
        <source>%1: %2 ms</source>
        <translation>%1：%2 毫秒</translation>
    </message>
    <message>
        <source>%1: %2 ms, certificate good for %3 days</source>
        <translation>%1：%2 毫秒，证书剩余 %3 天</translation>
    </message>
    <message>
        <source>%1: %2 ms, clock off by %3 s</source>
        <translation>%1：%2 毫秒，时钟偏差 %3 秒</translation>
    </message>
    <message>
        <source>%1: %2 ms, certificate good for %3 days, clock off by %4 s</source>
        <translation>%1：%2 毫秒，证书剩余 %3 天，时钟偏差 %4 秒</translation>
    </message>
    <message>
        <source>This terminal has no such port.</source>
        <translation>本机没有该端口。</translation>
    </message>
    <message>
        <source>It has changed this very moment. Look at it again.</source>
        <translation>状态刚刚发生变化，请重新查看。</translation>
    </message>
    <message>
        <source>Tickets and slips since the roll was changed</source>
        <translation>换纸后已打印（张）</translation>
    </message>
    <message>
        <source>Reports since A4 paper was put in</source>
        <translation>加 A4 纸后已打印报告（份）</translation>
    </message>
    <message>
        <source>New roll is in</source>
        <translation>已换新纸卷</translation>
    </message>
    <message>
        <source>A4 paper is in</source>
        <translation>已加 A4 纸</translation>
    </message>
    <message>
        <source>Noted. Tickets and slips are counted from 0.</source>
        <translation>已记录，小票从 0 开始计数。</translation>
    </message>
    <message>
        <source>Noted. Reports are counted from 0.</source>
        <translation>已记录，报告从 0 开始计数。</translation>
    </message>
    <message>
        <source>Counters</source>
        <translation>打印计数</translation>
    </message>
    <message>
        <source>Reports printed</source>
        <translation>报告打印</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今日</translation>
    </message>
    <message>
        <source>Since %1, as far as the records go back</source>
        <translation>自 %1 起（现存记录范围内）</translation>
    </message>
    <message>
        <source>Reports in doubt</source>
        <translation>打印结果不明的报告</translation>
    </message>
    <message>
        <source>Some or all of it may have come out</source>
        <translation>可能已打出部分或全部</translation>
    </message>
    <message>
        <source>Printed, and the hospital still to be told</source>
        <translation>已打印，尚未上报医院</translation>
    </message>
    <message>
        <source>The terminal does this by itself.</source>
        <translation>终端自动处理，无需操作。</translation>
    </message>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <source>%1 reports, %2 pages</source>
        <translation>报告 %1 份，共 %2 页</translation>
    </message>
    <message>
        <source>Line of the chip</source>
        <translation>芯片线号</translation>
    </message>
    <message>
        <source>Low voltage means yes</source>
        <translation>低电平有效</translation>
    </message>
    <message>
        <source>Step aside for five seconds, then come back. The test takes %1 seconds.</source>
        <translation>请走开五秒，再走回来。测试共 %1 秒。</translation>
    </message>
    <message>
        <source>The records of prints</source>
        <translation>打印记录</translation>
    </message>
    <message>
        <source>Cannot be read</source>
        <translation>无法读取</translation>
    </message>
    <message>
        <source>The disk is full or faulty, or the key is another. Call the engineer.</source>
        <translation>磁盘已满或故障，或密钥不符，请联系工程师。</translation>
    </message>
    <message>
        <source>On its way to the printer</source>
        <translation>正在发送至打印机</translation>
    </message>
    <message>
        <source>At the printer</source>
        <translation>打印机已接收</translation>
    </message>
    <message>
        <source>Printed, and the hospital knows</source>
        <translation>已打印，医院已登记</translation>
    </message>
    <message>
        <source>Printed, but the hospital has another print of it</source>
        <translation>已打印，但医院另有一次打印记录</translation>
    </message>
    <message>
        <source>Nothing came out</source>
        <translation>未出纸</translation>
    </message>
    <message>
        <source>What came out is of no use</source>
        <translation>打出的报告不可用</translation>
    </message>
    <message>
        <source>Noted as printed. The terminal tells the hospital.</source>
        <translation>已记为“已打印”，由终端上报医院。</translation>
    </message>
    <message>
        <source>Noted as not printed. The report can be printed again.</source>
        <translation>已记为“未打印”，该报告可重新打印。</translation>
    </message>
    <message>
        <source>Noted as printed. The terminal cannot tell the hospital: note it in the hospital&apos;s own system.</source>
        <translation>已记为“已打印”。终端无法上报，请在医院系统中登记。</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Begun</source>
        <translation>开始时间</translation>
    </message>
    <message>
        <source>Pages known to have come out</source>
        <translation>确认已打出的页数</translation>
    </message>
    <message>
        <source>Said by</source>
        <translation>确认人</translation>
    </message>
    <message>
        <source>Report in doubt</source>
        <translation>打印结果不明的报告</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>处理办法</translation>
    </message>
    <message>
        <source>Look in the printer&apos;s tray and ask the patient. Until somebody says what became of it, it cannot be printed again.</source>
        <translation>请查看打印机出纸口并询问患者。确认结果之前，该报告不能重新打印。</translation>
    </message>
    <message>
        <source>It came out whole</source>
        <translation>已完整打出</translation>
    </message>
    <message>
        <source>Every page came out and is of use? It is not printed again then.</source>
        <translation>确认每一页都已打出且可用？确认后不再打印。</translation>
    </message>
    <message>
        <source>It did not come out</source>
        <translation>没有打出</translation>
    </message>
    <message>
        <source>Nothing of use came out? Destroy single pages. The report can be printed again then.</source>
        <translation>确认没有打出可用的报告？零散页面请销毁。确认后可重新打印。</translation>
    </message>
    <message>
        <source>The record of it does not open</source>
        <translation>该记录无法打开</translation>
    </message>
    <message>
        <source>No answer (offline)</source>
        <translation>离线（无应答）</translation>
    </message>
    <message>
        <source>Check that it is switched on and that its cable is plugged in.</source>
        <translation>请检查电源是否打开、线缆是否插好。</translation>
    </message>
    <message>
        <source>Paper is nearly used up</source>
        <translation>纸张即将用完</translation>
    </message>
    <message>
        <source>It still prints. Put in a new roll soon.</source>
        <translation>仍可打印，请尽快更换纸卷。</translation>
    </message>
    <message>
        <source>Out of paper</source>
        <translation>缺纸</translation>
    </message>
    <message>
        <source>Open the cover, put in a new roll with the printed side as shown inside, and close the cover.</source>
        <translation>打开机盖，按机内图示方向装入新纸卷，合上机盖。</translation>
    </message>
    <message>
        <source>Cover is open</source>
        <translation>机盖未关</translation>
    </message>
    <message>
        <source>Press the cover down until it clicks.</source>
        <translation>按下机盖，直至听到卡扣声。</translation>
    </message>
    <message>
        <source>Open the cover and take out crumpled paper. Switch it off and on. If it stays so, call the engineer.</source>
        <translation>打开机盖，取出褶皱的纸，关机后再开机。如仍有故障，请联系工程师。</translation>
    </message>
    <message>
        <source>This terminal has none</source>
        <translation>本机未配备</translation>
    </message>
    <message>
        <source>Read what the printer&apos;s own display says. Switch it off and on. If it stays so, call the engineer.</source>
        <translation>查看打印机屏幕提示，关机后再开机。如仍有故障，请联系工程师。</translation>
    </message>
    <message>
        <source>Open the printer, pull the paper out slowly and whole, and close it.</source>
        <translation>打开打印机，缓慢、完整地抽出纸张，然后合上。</translation>
    </message>
    <message>
        <source>Close every cover and push the paper tray in.</source>
        <translation>合上所有盖板，推紧纸盒。</translation>
    </message>
    <message>
        <source>Put A4 paper in the tray and push it in.</source>
        <translation>在纸盒中装入 A4 纸，推紧纸盒。</translation>
    </message>
    <message>
        <source>Wrong paper</source>
        <translation>纸张规格不符</translation>
    </message>
    <message>
        <source>Put A4 paper in the tray and set the tray&apos;s size to A4 at the printer.</source>
        <translation>在纸盒中装入 A4 纸，并在打印机上将纸盒规格设为 A4。</translation>
    </message>
    <message>
        <source>Out of toner</source>
        <translation>墨粉用尽</translation>
    </message>
    <message>
        <source>Put in a new toner cartridge.</source>
        <translation>请更换墨粉盒。</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>Somebody has paused it. Start it again at the printer, or call the engineer.</source>
        <translation>打印机被暂停，请在打印机上恢复，或联系工程师。</translation>
    </message>
    <message>
        <source>It still prints. Put A4 paper in the tray soon.</source>
        <translation>仍可打印，请尽快添加 A4 纸。</translation>
    </message>
    <message>
        <source>Toner is low</source>
        <translation>墨粉不足</translation>
    </message>
    <message>
        <source>It still prints. Have a new toner cartridge at hand.</source>
        <translation>仍可打印，请备好新墨粉盒。</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>结论</translation>
    </message>
    <message>
        <source>Failing</source>
        <translation>不合格项</translation>
    </message>
    <message>
        <source>Outstanding</source>
        <translation>待检查项</translation>
    </message>
    <message>
        <source>Needs somebody: test it on the device&apos;s own page</source>
        <translation>需现场操作：请到该设备页面测试</translation>
    </message>
    <message>
        <source>Needs nobody: run the checks</source>
        <translation>无需人工：请运行检查</translation>
    </message>
    <message>
        <source>Checks</source>
        <translation>检查项</translation>
    </message>
    <message>
        <source>Software version</source>
        <translation>软件版本</translation>
    </message>
    <message>
        <source>Digest of the program (SM3)</source>
        <translation>程序文件摘要（SM3）</translation>
    </message>
    <message>
        <source>Run the checks (half a minute at most)</source>
        <translation>运行检查（30 秒内）</translation>
    </message>
    <message>
        <source>PDF to USB stick</source>
        <translation>导出 PDF 到 U 盘</translation>
    </message>
    <message>
        <source>JSON to USB stick</source>
        <translation>导出 JSON 到 U 盘</translation>
    </message>
    <message>
        <source>Print on A4</source>
        <translation>打印（A4）</translation>
    </message>
    <message>
        <source>Checked: ready for patients.</source>
        <translation>检查完成：可投入使用。</translation>
    </message>
    <message>
        <source>Checked: nothing fails, but not all was checked yet.</source>
        <translation>检查完成：无不合格项，但仍有项目未检查。</translation>
    </message>
    <message>
        <source>Checked: not ready, something fails.</source>
        <translation>检查完成：有不合格项，不可投入使用。</translation>
    </message>
    <message>
        <source>Checked, but the results could not be stored.</source>
        <translation>已检查，但结果无法保存。</translation>
    </message>
    <message>
        <source>The report is printed.</source>
        <translation>报告已打印。</translation>
    </message>
    <message>
        <source>The report was not printed: look at the A4 printer.</source>
        <translation>报告未打印，请检查报告打印机。</translation>
    </message>
    <message>
        <source>The report was printed in part: look at the A4 printer.</source>
        <translation>报告只打印了一部分，请检查报告打印机。</translation>
    </message>
    <message>
        <source>The A4 printer was lost on the way: look whether the report came out.</source>
        <translation>打印中途与报告打印机失去联系，请查看报告是否已打出。</translation>
    </message>
    <message>
        <source>Address of the queue</source>
        <translation>打印队列地址</translation>
    </message>
    <message>
        <source>Sides</source>
        <translation>单双面</translation>
    </message>
    <message>
        <source>The A4 test page is being printed. If the printer wants a hand (paper, cover), help it.</source>
        <translation>正在打印 A4 测试页。如打印机提示缺纸、开盖等，请处理。</translation>
    </message>
    <message>
        <source>Is the A4 page clean, and are its greys and its Chinese as they should be?</source>
        <translation>A4 测试页是否干净，灰阶和汉字是否正常？</translation>
    </message>
    <message>
        <source>In order: switched on, or restarted</source>
        <translation>正常（开机或重启）</translation>
    </message>
    <message>
        <source>By itself, after a crash</source>
        <translation>异常退出后自动启动</translation>
    </message>
    <message>
        <source>In safe mode, after several crashes</source>
        <translation>多次异常退出后进入安全模式</translation>
    </message>
    <message>
        <source>The program ended with an error</source>
        <translation>程序出错退出</translation>
    </message>
    <message>
        <source>The program was ended by the system, or crashed</source>
        <translation>程序崩溃或被系统终止</translation>
    </message>
    <message>
        <source>The program hung</source>
        <translation>程序无响应</translation>
    </message>
    <message>
        <source>The program did not come up</source>
        <translation>程序未能启动</translation>
    </message>
    <message>
        <source>It has only just started. Please wait %1 s.</source>
        <translation>程序刚刚启动，请等待 %1 秒。</translation>
    </message>
    <message>
        <source>The program starts anew.</source>
        <translation>程序正在重新启动。</translation>
    </message>
    <message>
        <source>Since %1</source>
        <translation>自 %1 起</translation>
    </message>
    <message>
        <source>Last start</source>
        <translation>最近一次启动</translation>
    </message>
    <message>
        <source>Crashes today</source>
        <translation>今日异常退出次数</translation>
    </message>
    <message>
        <source>Last crash</source>
        <translation>最近一次异常退出</translation>
    </message>
    <message>
        <source>Starts in all</source>
        <translation>累计启动次数</translation>
    </message>
    <message>
        <source>Of these not ended in order</source>
        <translation>其中非正常结束</translation>
    </message>
    <message>
        <source>A crash, or the power was switched off</source>
        <translation>程序崩溃或断电</translation>
    </message>
    <message>
        <source>Until now</source>
        <translation>历史记录</translation>
    </message>
    <message>
        <source>Restart the program</source>
        <translation>重启程序</translation>
    </message>
    <message>
        <source>Start the program anew? It takes about half a minute. Payments and prints under way go on afterwards.</source>
        <translation>确认重启程序？约需半分钟。进行中的缴费和打印将在重启后继续处理。</translation>
    </message>
    <message>
        <source>The program runs without anything that watches it.</source>
        <translation>程序未在守护进程下运行。</translation>
    </message>
    <message>
        <source>Nothing would start the program again: restart the machine instead, or call the engineer.</source>
        <translation>程序退出后不会自动启动，请重启整机或联系工程师。</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>从未</translation>
    </message>
    <message>
        <source>This cannot be done here.</source>
        <translation>此处不能进行该操作。</translation>
    </message>
    <message>
        <source>Never checked</source>
        <translation>从未检查</translation>
    </message>
    <message>
        <source>Last checked %1</source>
        <translation>最近检查 %1</translation>
    </message>
    <message>
        <source>Code on this page</source>
        <translation>本页条码</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>串口参数</translation>
    </message>
    <message>
        <source>Prefix</source>
        <translation>前缀</translation>
    </message>
    <message>
        <source>Suffix</source>
        <translation>后缀</translation>
    </message>
    <message>
        <source>Sends the kind of code first (]Q1)</source>
        <translation>先发送码制标识（]Q1）</translation>
    </message>
    <message>
        <source>Scan the code on this page, or the code on a printed test page. You have %1 seconds.</source>
        <translation>请用扫码器扫描本页条码，或打印测试页上的条码。限时 %1 秒。</translation>
    </message>
    <message>
        <source>Volume in the settings</source>
        <translation>设定音量</translation>
    </message>
    <message>
        <source>Reads every screen</source>
        <translation>朗读每个界面</translation>
    </message>
    <message>
        <source>Languages without a voice</source>
        <translation>无语音的语言</translation>
    </message>
    <message>
        <source>Listen: a sentence is being said.</source>
        <translation>请听：正在播放一句话。</translation>
    </message>
    <message>
        <source>Did you hear the sentence, and could you understand it?</source>
        <translation>是否听到播报？内容是否清晰？</translation>
    </message>
    <message>
        <source>On the USB stick: %1 (%2 kB). You may pull it out.</source>
        <translation>已写入 U 盘：%1（%2 kB）。可以拔出。</translation>
    </message>
    <message>
        <source>The USB stick is not mounted safely. The IT department mounts it with: %1</source>
        <translation>U 盘未安全挂载，请信息科按此方式挂载：%1</translation>
    </message>
    <message>
        <source>What this terminal keeps</source>
        <translation>本机保存的数据</translation>
    </message>
    <message>
        <source>Database %1</source>
        <translation>数据库 %1</translation>
    </message>
    <message>
        <source>Event log</source>
        <translation>事件日志</translation>
    </message>
    <message>
        <source>Tested: all in order.</source>
        <translation>测试完成：一切正常。</translation>
    </message>
    <message>
        <source>Tested: something needs a look.</source>
        <translation>测试完成：有项目需要注意。</translation>
    </message>
    <message>
        <source>Tested: something fails.</source>
        <translation>测试完成：有项目不合格。</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>每行字符数</translation>
    </message>
    <message>
        <source>The test page is being printed.</source>
        <translation>正在打印测试页。</translation>
    </message>
    <message>
        <source>Is the test page whole, sharp and cut, and can its code be scanned?</source>
        <translation>测试页是否完整、清晰、已切纸，条码能否扫描？</translation>
    </message>
    <message>
        <source>A part of it may have come out: look for it first</source>
        <translation>可能已打出一部分，请先查找</translation>
    </message>
    <message>
        <source>This ticket is not kept any more. The patient can hold up the card once more to see the number.</source>
        <translation>该小票已不再保留。患者可重新刷码查看排队号。</translation>
    </message>
    <message>
        <source>Tickets that did not come out: the last %1 min, at most %2</source>
        <translation>未打出的小票（最近 %1 分钟，最多 %2 张）</translation>
    </message>
    <message>
        <source>Ticket %1 has come out. Give it to the patient.</source>
        <translation>小票 %1 已打出，请交给患者。</translation>
    </message>
    <message>
        <source>Ticket</source>
        <translation>小票</translation>
    </message>
    <message>
        <source>Queue number</source>
        <translation>排队号</translation>
    </message>
    <message>
        <source>Department</source>
        <translation>科室</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>出纸情况</translation>
    </message>
    <message>
        <source>Print again, without the name</source>
        <translation>重新打印（不含姓名）</translation>
    </message>
    <message>
        <source>Without a number</source>
        <translation>无排队号</translation>
    </message>
    <message>
        <source>less than a minute</source>
        <translation>不到 1 分钟</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 分钟</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 小时 %2 分钟</translation>
    </message>
    <message>
        <source>%1 days %2 h</source>
        <translation>%1 天 %2 小时</translation>
    </message>
    <message>
        <source>Test now</source>
        <translation>开始测试</translation>
    </message>
    <message>
        <source>Test again</source>
        <translation>重新测试</translation>
    </message>
    <message>
        <source>Stop the test</source>
        <translation>停止测试</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Last result</source>
        <translation>最近结果</translation>
    </message>
    <message>
        <source>Another test goes on</source>
        <translation>正在进行另一项测试</translation>
    </message>
    <message>
        <source>The test was stopped.</source>
        <translation>测试已停止。</translation>
    </message>
    <message>
        <source>The answer came too late. Please test again.</source>
        <translation>回答已超时，请重新测试。</translation>
    </message>
    <message>
        <source>This terminal has none.</source>
        <translation>本机未安装此设备。</translation>
    </message>
    <message>
        <source>Not stored: look at the storage page.</source>
        <translation>结果未能保存，请查看“主机与存储”页。</translation>
    </message>
    <message>
        <source>Version of the list</source>
        <translation>列表版本</translation>
    </message>
    <message>
        <source>Last confirmed</source>
        <translation>最近确认</translation>
    </message>
    <message>
        <source>Issued</source>
        <translation>签发时间</translation>
    </message>
    <message>
        <source>Last refresh</source>
        <translation>最近更新</translation>
    </message>
    <message>
        <source>Went well</source>
        <translation>成功</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Remarks on the list</source>
        <translation>列表备注</translation>
    </message>
    <message>
        <source>Keys in the list</source>
        <translation>列表中的公钥</translation>
    </message>
    <message>
        <source>%1 of %2 valid today</source>
        <translation>今日有效 %1 个，共 %2 个</translation>
    </message>
    <message>
        <source>Refresh now</source>
        <translation>立即更新</translation>
    </message>
    <message>
        <source>Load from USB stick</source>
        <translation>从 U 盘导入</translation>
    </message>
    <message>
        <source>The folder &apos;yima-trust&apos; on the USB stick is loaded, if its signatures are right. Go on?</source>
        <translation>将导入 U 盘上的“yima-trust”文件夹，签名正确才会生效。是否继续？</translation>
    </message>
    <message>
        <source>A new list is in force: version %1.</source>
        <translation>新信任列表已生效：版本 %1。</translation>
    </message>
    <message>
        <source>Confirmed: version %1 is the newest.</source>
        <translation>已确认：版本 %1 为最新。</translation>
    </message>
    <message>
        <source>It is not done yet and goes on. Look again in a minute.</source>
        <translation>尚未完成，仍在后台进行，请一分钟后再查看。</translation>
    </message>
    <message>
        <source>Health cards</source>
        <translation>健康卡</translation>
    </message>
    <message>
        <source>Seals on reports</source>
        <translation>报告签章</translation>
    </message>
    <message>
        <source>Staff badges</source>
        <translation>员工工牌</translation>
    </message>
    <message>
        <source>Recovery without a badge</source>
        <translation>无工牌应急恢复</translation>
    </message>
    <message>
        <source>This terminal has not been enrolled: it has no root file.</source>
        <translation>本机尚未注册：缺少根文件。</translation>
    </message>
    <message>
        <source>The enrolled root file is damaged: enrol this terminal again.</source>
        <translation>根文件已损坏，请重新注册本机。</translation>
    </message>
    <message>
        <source>Another program is refreshing just now. Try again in a minute.</source>
        <translation>另一个程序正在更新，请一分钟后再试。</translation>
    </message>
    <message>
        <source>Stopped before the end.</source>
        <translation>中途停止。</translation>
    </message>
    <message>
        <source>The repository does not answer: look at the network page.</source>
        <translation>信任列表服务器无应答，请查看“网络”页。</translation>
    </message>
    <message>
        <source>The repository&apos;s certificate is not of the expected issuer.</source>
        <translation>信任列表服务器的证书不是由指定机构颁发。</translation>
    </message>
    <message>
        <source>The repository fell silent.</source>
        <translation>信任列表服务器中途停止应答。</translation>
    </message>
    <message>
        <source>The repository is too slow.</source>
        <translation>信任列表服务器响应超时。</translation>
    </message>
    <message>
        <source>The connection ended inside a file.</source>
        <translation>文件传输中途断开。</translation>
    </message>
    <message>
        <source>The repository refused a file.</source>
        <translation>信任列表服务器拒绝提供文件。</translation>
    </message>
    <message>
        <source>A file is larger than it may be.</source>
        <translation>文件超过允许大小。</translation>
    </message>
    <message>
        <source>The files are out of date, or this terminal&apos;s clock is wrong.</source>
        <translation>文件已过期，或本机时钟有误。</translation>
    </message>
    <message>
        <source>Signatures are missing or wrong: nothing was taken. Tell the IT department.</source>
        <translation>签名缺失或错误，未予采用。请通知信息科。</translation>
    </message>
    <message>
        <source>The files are older than those this terminal has seen: nothing was taken.</source>
        <translation>文件比本机已有的旧，未予采用。</translation>
    </message>
    <message>
        <source>The files do not belong together: nothing was taken.</source>
        <translation>文件不属于同一版本，未予采用。</translation>
    </message>
    <message>
        <source>A file does not have the expected form: nothing was taken.</source>
        <translation>文件格式不符，未予采用。</translation>
    </message>
    <message>
        <source>No settings of this site are published.</source>
        <translation>未发布本院区的设置。</translation>
    </message>
    <message>
        <source>This terminal&apos;s disk takes no writes: look at the storage page.</source>
        <translation>本机磁盘无法写入，请查看“主机与存储”页。</translation>
    </message>
    <message>
        <source>A fault of the program: export the logs for the vendor.</source>
        <translation>程序故障，请导出日志交给厂商。</translation>
    </message>
    <message>
        <source>There is no folder &apos;yima-trust&apos; on the USB stick, or it was pulled out.</source>
        <translation>U 盘上没有“yima-trust”文件夹，或 U 盘已被拔出。</translation>
    </message>
    <message>
        <source>A file on the USB stick cannot be read.</source>
        <translation>U 盘上有文件无法读取。</translation>
    </message>
    <message>
        <source>A file is missing on the USB stick: copy the whole repository.</source>
        <translation>U 盘上缺少文件，请完整复制后重试。</translation>
    </message>
    <message>
        <source>In order</source>
        <translation>正常</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>有应答</translation>
    </message>
    <message>
        <source>No answer</source>
        <translation>无应答</translation>
    </message>
    <message>
        <source>Too slow, given up</source>
        <translation>响应超时</translation>
    </message>
    <message>
        <source>Certificate is valid</source>
        <translation>证书有效</translation>
    </message>
    <message>
        <source>The server&apos;s certificate has expired</source>
        <translation>服务器证书已过期</translation>
    </message>
    <message>
        <source>The server&apos;s certificate is not valid yet</source>
        <translation>服务器证书尚未生效</translation>
    </message>
    <message>
        <source>The certificate is another server&apos;s</source>
        <translation>证书名称不符</translation>
    </message>
    <message>
        <source>The certificate&apos;s issuer is not trusted</source>
        <translation>证书颁发者不可信</translation>
    </message>
    <message>
        <source>The CA file is missing</source>
        <translation>缺少 CA 文件</translation>
    </message>
    <message>
        <source>Up to date</source>
        <translation>最新</translation>
    </message>
    <message>
        <source>Works, but wants refreshing</source>
        <translation>可用，待更新</translation>
    </message>
    <message>
        <source>Too old: no card is accepted</source>
        <translation>已失效：不接受任何卡</translation>
    </message>
    <message>
        <source>Missing: no card is accepted</source>
        <translation>缺失：不接受任何卡</translation>
    </message>
    <message>
        <source>Signed by the vendor</source>
        <translation>厂商签名有效</translation>
    </message>
    <message>
        <source>Not signed</source>
        <translation>未签名</translation>
    </message>
    <message>
        <source>Signed, but no vendor key is set</source>
        <translation>有签名，但未设置厂商公钥</translation>
    </message>
    <message>
        <source>The signature is wrong</source>
        <translation>签名无效</translation>
    </message>
    <message>
        <source>Signed, but the files differ</source>
        <translation>签名有效，但文件不一致</translation>
    </message>
    <message>
        <source>Not read</source>
        <translation>未读取</translation>
    </message>
    <message>
        <source>Paper is being changed</source>
        <translation>更换纸张</translation>
    </message>
    <message>
        <source>It is being cleaned</source>
        <translation>清洁中</translation>
    </message>
    <message>
        <source>It is being repaired</source>
        <translation>维修中</translation>
    </message>
    <message>
        <source>The network is down</source>
        <translation>网络中断</translation>
    </message>
    <message>
        <source>The hall or the clinic is closed</source>
        <translation>大厅或门诊已关闭</translation>
    </message>
    <message>
        <source>Another reason</source>
        <translation>其他原因</translation>
    </message>
    <message>
        <source>For how many minutes? Empty: until it is opened by hand</source>
        <translation>暂停服务多少分钟？不填则直至人工恢复</translation>
    </message>
    <message>
        <source>This terminal</source>
        <translation>本机</translation>
    </message>
    <message>
        <source>In service</source>
        <translation>正常服务</translation>
    </message>
    <message>
        <source>Take it out of service, because</source>
        <translation>请选择暂停服务的原因</translation>
    </message>
    <message>
        <source>Until it is opened by hand</source>
        <translation>直至人工恢复</translation>
    </message>
    <message>
        <source>Out of service</source>
        <translation>暂停服务</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>开始时间</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>结束时间</translation>
    </message>
    <message>
        <source>Put it back in service</source>
        <translation>恢复服务</translation>
    </message>
    <message>
        <source>Volume that every patient begins with</source>
        <translation>患者使用时的初始音量</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>音量</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>Quieter</source>
        <translation>调低</translation>
    </message>
    <message>
        <source>Louder</source>
        <translation>调高</translation>
    </message>
    <message>
        <source>Brightness of the screen</source>
        <translation>屏幕亮度</translation>
    </message>
    <message>
        <source>Darker</source>
        <translation>调暗</translation>
    </message>
    <message>
        <source>Brighter</source>
        <translation>调亮</translation>
    </message>
    <message>
        <source>Lock the glass for %1 seconds</source>
        <translation>锁定触摸屏 %1 秒</translation>
    </message>
    <message>
        <source>Cleaning</source>
        <translation>清洁</translation>
    </message>
    <message>
        <source>%1 to %2 digits that nobody guesses</source>
        <translation>%1–%2 位数字，不要用容易猜到的</translation>
    </message>
    <message>
        <source>PIN</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>Good for</source>
        <translation>适用范围</translation>
    </message>
    <message>
        <source>this terminal only</source>
        <translation>仅限本机</translation>
    </message>
    <message>
        <source>Change my PIN</source>
        <translation>修改密码</translation>
    </message>
    <message>
        <source>Not at this terminal</source>
        <translation>本机未配备</translation>
    </message>
    <message>
        <source>Badges with a PIN at this terminal</source>
        <translation>本机已设密码的工牌</translation>
    </message>
    <message>
        <source>Locked</source>
        <translation>已锁定</translation>
    </message>
    <message>
        <source>Search with a staff number to find its badge.</source>
        <translation>按工号搜索，可找到对应工牌。</translation>
    </message>
    <message>
        <source>No badge has a PIN at this terminal yet.</source>
        <translation>本机尚无已设密码的工牌。</translation>
    </message>
    <message>
        <source>The badge of this staff number has no PIN at this terminal.</source>
        <translation>该工号的工牌在本机未设密码。</translation>
    </message>
    <message>
        <source>Badge %1</source>
        <translation>工牌 %1</translation>
    </message>
    <message>
        <source>Invited %1</source>
        <translation>开通码签发于 %1</translation>
    </message>
    <message>
        <source>Locked after wrong PINs</source>
        <translation>密码多次错误，已锁定</translation>
    </message>
    <message>
        <source>Has to wait %1 s</source>
        <translation>需等待 %1 秒</translation>
    </message>
    <message>
        <source>Works</source>
        <translation>可用</translation>
    </message>
    <message>
        <source>Wrong PINs since the last right one</source>
        <translation>连续输错密码次数</translation>
    </message>
    <message>
        <source>Invitation of</source>
        <translation>开通码签发时间</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>解锁</translation>
    </message>
    <message>
        <source>There is no such badge any more.</source>
        <translation>该工牌已不存在。</translation>
    </message>
    <message>
        <source>Pictures of the next minute are recorded, encrypted for the vendor. Does everybody in the picture agree?</source>
        <translation>将录制一分钟画面，加密后仅厂商可查看。画面中的人员是否均已同意？</translation>
    </message>
    <message>
        <source>Entry number</source>
        <translation>记录序号</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>事件</translation>
    </message>
    <message>
        <source>Program started</source>
        <translation>程序启动</translation>
    </message>
    <message>
        <source>Program stopped</source>
        <translation>程序停止</translation>
    </message>
    <message>
        <source>Camera: new state</source>
        <translation>摄像头状态变化</translation>
    </message>
    <message>
        <source>Ticket printer: new state</source>
        <translation>小票打印机状态变化</translation>
    </message>
    <message>
        <source>Hospital system: answers or not</source>
        <translation>医院系统连接变化</translation>
    </message>
    <message>
        <source>Disk: takes writes or not</source>
        <translation>磁盘写入状态变化</translation>
    </message>
    <message>
        <source>Trust list or clock: new state</source>
        <translation>信任列表或时钟状态变化</translation>
    </message>
    <message>
        <source>Identity card reader: new state</source>
        <translation>身份证阅读器状态变化</translation>
    </message>
    <message>
        <source>Barcode scanner: new state</source>
        <translation>扫码器状态变化</translation>
    </message>
    <message>
        <source>Lamp: new state</source>
        <translation>补光灯状态变化</translation>
    </message>
    <message>
        <source>Presence sensor: answers or not</source>
        <translation>人体感应器连接变化</translation>
    </message>
    <message>
        <source>Speech: new state</source>
        <translation>语音状态变化</translation>
    </message>
    <message>
        <source>Picture of the screen taken</source>
        <translation>屏幕截图</translation>
    </message>
    <message>
        <source>Camera recording on or off</source>
        <translation>摄像头录制开关</translation>
    </message>
    <message>
        <source>Code refused</source>
        <translation>码未通过校验</translation>
    </message>
    <message>
        <source>Card verified</source>
        <translation>卡验证通过</translation>
    </message>
    <message>
        <source>Patient&apos;s session ended</source>
        <translation>患者会话结束</translation>
    </message>
    <message>
        <source>Second factor compared</source>
        <translation>二次身份核对</translation>
    </message>
    <message>
        <source>Call to the hospital failed</source>
        <translation>调用医院系统失败</translation>
    </message>
    <message>
        <source>Patient signed in</source>
        <translation>患者签到</translation>
    </message>
    <message>
        <source>Receipt or slip</source>
        <translation>缴费凭条或小票</translation>
    </message>
    <message>
        <source>Payment could not begin</source>
        <translation>支付发起失败</translation>
    </message>
    <message>
        <source>Payment order at its end</source>
        <translation>支付订单结束</translation>
    </message>
    <message>
        <source>Payments: new state</source>
        <translation>支付状态变化</translation>
    </message>
    <message>
        <source>Payment gateway: answers or not</source>
        <translation>支付网关连接变化</translation>
    </message>
    <message>
        <source>Staff dealt with an order</source>
        <translation>员工处理订单</translation>
    </message>
    <message>
        <source>Staff settled a print in doubt</source>
        <translation>员工确认存疑打印</translation>
    </message>
    <message>
        <source>A4 printer: new state</source>
        <translation>报告打印机状态变化</translation>
    </message>
    <message>
        <source>Prints in doubt or untold</source>
        <translation>存疑或未上报的打印</translation>
    </message>
    <message>
        <source>Fault of the program</source>
        <translation>程序故障</translation>
    </message>
    <message>
        <source>Staff signed in</source>
        <translation>员工登录</translation>
    </message>
    <message>
        <source>Staff refused</source>
        <translation>员工登录被拒</translation>
    </message>
    <message>
        <source>Badge locked</source>
        <translation>工牌锁定</translation>
    </message>
    <message>
        <source>Staff signed out</source>
        <translation>员工退出</translation>
    </message>
    <message>
        <source>Second person confirmed</source>
        <translation>第二人确认</translation>
    </message>
    <message>
        <source>Recovery asked for</source>
        <translation>请求应急恢复</translation>
    </message>
    <message>
        <source>Recovery used</source>
        <translation>使用应急恢复</translation>
    </message>
    <message>
        <source>Task of staff</source>
        <translation>员工操作</translation>
    </message>
    <message>
        <source>Safe mode after crashes</source>
        <translation>多次崩溃后进入安全模式</translation>
    </message>
    <message>
        <source>Restarted after a crash</source>
        <translation>崩溃后重启</translation>
    </message>
    <message>
        <source>Swap is in use</source>
        <translation>启用了交换空间</translation>
    </message>
    <message>
        <source>New key for the audit log</source>
        <translation>审计日志新密钥</translation>
    </message>
    <message>
        <source>Audit log signed</source>
        <translation>审计日志签名</translation>
    </message>
    <message>
        <source>Entry torn by a loss of power</source>
        <translation>断电导致记录残缺</translation>
    </message>
    <message>
        <source>Entries lost: the disk took none</source>
        <translation>磁盘无法写入，记录丢失</translation>
    </message>
    <message>
        <source>Log of the day is full</source>
        <translation>当日日志已满</translation>
    </message>
    <message>
        <source>Today&apos;s to USB stick</source>
        <translation>导出今天到 U 盘</translation>
    </message>
    <message>
        <source>7 days to USB stick</source>
        <translation>导出 7 天到 U 盘</translation>
    </message>
    <message>
        <source>30 days to USB stick</source>
        <translation>导出 30 天到 U 盘</translation>
    </message>
    <message>
        <source>For the vendor: encrypted, so that nobody else can read it; without cards and names of staff</source>
        <translation>供厂商排查：已加密，仅厂商可读；不含卡号和员工身份</translation>
    </message>
    <message>
        <source>Search with: 7d  2027-01-10  error  camera  E-501</source>
        <translation>搜索示例：7d  2027-01-10  error  camera  E-501</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no event, day or error here.</source>
        <translation>“%1”不是事件、日期或错误代码。</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>未找到</translation>
    </message>
    <message>
        <source>The log cannot be read.</source>
        <translation>无法读取日志。</translation>
    </message>
    <message>
        <source>This entry is not there any more.</source>
        <translation>该记录已不存在。</translation>
    </message>
    <message>
        <source>No vendor key is set (maintenance.vendor_key_file): nobody to encrypt for.</source>
        <translation>未设置厂商公钥（maintenance.vendor_key_file），无法加密导出。</translation>
    </message>
    <message>
        <source>The vendor key&apos;s file cannot be used: ask the vendor for it.</source>
        <translation>厂商公钥文件不可用，请向厂商索取。</translation>
    </message>
    <message>
        <source>To be sent to the payment system</source>
        <translation>准备发往支付平台</translation>
    </message>
    <message>
        <source>To be closed or given back</source>
        <translation>准备关闭或退款</translation>
    </message>
    <message>
        <source>Insurance to be settled</source>
        <translation>准备医保结算</translation>
    </message>
    <message>
        <source>Insurance: a request without an answer to be undone</source>
        <translation>医保：准备冲正无应答的请求</translation>
    </message>
    <message>
        <source>Insurance to be cancelled</source>
        <translation>准备撤销医保结算</translation>
    </message>
    <message>
        <source>Hospital to be told</source>
        <translation>准备通知医院</translation>
    </message>
    <message>
        <source>The payment system has it</source>
        <translation>支付平台已受理</translation>
    </message>
    <message>
        <source>The payer is entering the password</source>
        <translation>付款人正在输入密码</translation>
    </message>
    <message>
        <source>Paid</source>
        <translation>已付款</translation>
    </message>
    <message>
        <source>Paid after it had been closed</source>
        <translation>关闭后到账</translation>
    </message>
    <message>
        <source>Refused, before any money moved</source>
        <translation>被拒绝，未发生扣款</translation>
    </message>
    <message>
        <source>The payment system says that it is closed; to be looked up</source>
        <translation>支付平台称已关闭，待核实</translation>
    </message>
    <message>
        <source>Closed or given back, and looked up</source>
        <translation>已关闭或已退款，并已核实</translation>
    </message>
    <message>
        <source>Giving it back was refused</source>
        <translation>退款被拒绝</translation>
    </message>
    <message>
        <source>The payment system contradicts itself</source>
        <translation>支付平台前后答复矛盾</translation>
    </message>
    <message>
        <source>Another amount than was asked for</source>
        <translation>金额与订单不符</translation>
    </message>
    <message>
        <source>Insurance settled</source>
        <translation>医保已结算</translation>
    </message>
    <message>
        <source>The insurance refuses its part</source>
        <translation>医保拒绝结算</translation>
    </message>
    <message>
        <source>The insurance settled another amount than it had said</source>
        <translation>医保结算金额与预结算不符</translation>
    </message>
    <message>
        <source>Insurance: the request without an answer is undone</source>
        <translation>医保：无应答的请求已冲正</translation>
    </message>
    <message>
        <source>Insurance cancelled</source>
        <translation>医保结算已撤销</translation>
    </message>
    <message>
        <source>The hospital has it</source>
        <translation>医院已入账</translation>
    </message>
    <message>
        <source>The hospital refuses it</source>
        <translation>医院拒绝入账</translation>
    </message>
    <message>
        <source>Nothing to pay oneself</source>
        <translation>无自付金额</translation>
    </message>
    <message>
        <source>The time to pay is over</source>
        <translation>付款超时</translation>
    </message>
    <message>
        <source>The patient chose otherwise</source>
        <translation>患者改变选择</translation>
    </message>
    <message>
        <source>Found open when the program started</source>
        <translation>程序启动时发现未结</translation>
    </message>
    <message>
        <source>Looked up once more: no late money</source>
        <translation>再次核实：无迟到款项</translation>
    </message>
    <message>
        <source>Staff want the money given back</source>
        <translation>工作人员申请退款</translation>
    </message>
    <message>
        <source>Staff want it tried again</source>
        <translation>工作人员申请重试</translation>
    </message>
    <message>
        <source>The terminal has taken that up</source>
        <translation>终端已受理该申请</translation>
    </message>
    <message>
        <source>Brought to its end by hand</source>
        <translation>已人工处理完毕</translation>
    </message>
    <message>
        <source>Handed over to the desk</source>
        <translation>已移交收费窗口</translation>
    </message>
    <message>
        <source>Nobody has paid yet</source>
        <translation>尚未付款</translation>
    </message>
    <message>
        <source>Closed, and nobody has paid</source>
        <translation>已关闭，未付款</translation>
    </message>
    <message>
        <source>Was paid, and the money has gone back</source>
        <translation>曾付款，已退款</translation>
    </message>
    <message>
        <source>By staff: %1</source>
        <translation>工作人员：%1</translation>
    </message>
    <message>
        <source>The payment system, at %1</source>
        <translation>支付平台（%1 查询）</translation>
    </message>
    <message>
        <source>¥%1</source>
        <translation>¥%1</translation>
    </message>
    <message>
        <source>¥%1, transaction %2</source>
        <translation>¥%1，交易号 %2</translation>
    </message>
    <message>
        <source>It does not know this order</source>
        <translation>查无此订单</translation>
    </message>
    <message>
        <source>It does not answer (%1)</source>
        <translation>无应答（%1）</translation>
    </message>
    <message>
        <source>It answers, but not how it stands (%1)</source>
        <translation>有应答，但未告知订单状态（%1）</translation>
    </message>
    <message>
        <source>Close this order and give the money back to the payer? The bill is unpaid then. This cannot be taken back.</source>
        <translation>确认关闭该订单并向付款人退款？账单将恢复为未缴费。此操作不可撤销。</translation>
    </message>
    <message>
        <source>The hospital was told of this payment and may have booked it. Give the money back only if its system has the bill as unpaid. This cannot be taken back. Give it back?</source>
        <translation>医院已收到该笔缴费通知，可能已入账。仅当医院系统显示账单未缴费时才可退款。此操作不可撤销，确认退款？</translation>
    </message>
    <message>
        <source>Have the payment system asked, and if it has the money, the hospital told? If not, the order is closed.</source>
        <translation>确认由终端重试？将查询支付平台：已付款则通知医院入账，未付款则关闭订单。</translation>
    </message>
    <message>
        <source>The desk has booked this bill as paid by this money, the insurance&apos;s part too? This only notes it, and cannot be taken back.</source>
        <translation>确认窗口已用该笔款项入账（含医保部分）？此处仅作登记，不可撤销。</translation>
    </message>
    <message>
        <source>The patient has the money back, or never paid, and the insurance&apos;s part is cancelled? This only notes it, and cannot be taken back.</source>
        <translation>确认款项已退还患者或患者从未付款，且医保部分已撤销？此处仅作登记，不可撤销。</translation>
    </message>
    <message>
        <source>The terminal does no more for this payment then; the desk puts it right and notes here how it ended. Hand it over?</source>
        <translation>移交后终端不再处理该订单，由窗口处理并在此登记结果。确认移交？</translation>
    </message>
    <message>
        <source>What was written of it</source>
        <translation>订单记录</translation>
    </message>
    <message>
        <source>Payment</source>
        <translation>缴费订单</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>订单号</translation>
    </message>
    <message>
        <source>What it means</source>
        <translation>状态说明</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>The terminal takes it up by itself.</source>
        <translation>终端将自动处理。</translation>
    </message>
    <message>
        <source>Amount to pay oneself</source>
        <translation>自付金额</translation>
    </message>
    <message>
        <source>Bills in all</source>
        <translation>账单总额</translation>
    </message>
    <message>
        <source>Insurance fund</source>
        <translation>医保统筹支付</translation>
    </message>
    <message>
        <source>Insurance account</source>
        <translation>医保个人账户支付</translation>
    </message>
    <message>
        <source>Paid with</source>
        <translation>支付方式</translation>
    </message>
    <message>
        <source>Paid at</source>
        <translation>付款时间</translation>
    </message>
    <message>
        <source>Transaction</source>
        <translation>交易号</translation>
    </message>
    <message>
        <source>The disk is faulty, or somebody has altered the record.</source>
        <translation>磁盘故障，或记录被人改动。</translation>
    </message>
    <message>
        <source>Ask the payment system now</source>
        <translation>立即查询支付平台</translation>
    </message>
    <message>
        <source>Have the terminal try again</source>
        <translation>由终端重试</translation>
    </message>
    <message>
        <source>Give the money back</source>
        <translation>退款</translation>
    </message>
    <message>
        <source>Hand over to the desk</source>
        <translation>移交收费窗口</translation>
    </message>
    <message>
        <source>Note: booked as paid at the desk</source>
        <translation>登记：窗口已入账</translation>
    </message>
    <message>
        <source>Note: money back, or never paid</source>
        <translation>登记：已退款或未付款</translation>
    </message>
    <message>
        <source>The payment system refuses to give the money back</source>
        <translation>支付平台拒绝退款</translation>
    </message>
    <message>
        <source>Another amount was paid than was asked for</source>
        <translation>实付金额与订单不符</translation>
    </message>
    <message>
        <source>Nobody paid</source>
        <translation>未付款</translation>
    </message>
    <message>
        <source>The hospital&apos;s system refuses the payment</source>
        <translation>医院系统拒绝入账</translation>
    </message>
    <message>
        <source>The hospital&apos;s system answers what makes no sense</source>
        <translation>医院系统答复异常</translation>
    </message>
    <message>
        <source>The bill is paid already</source>
        <translation>账单已缴费</translation>
    </message>
    <message>
        <source>The bill was cancelled or has changed</source>
        <translation>账单已取消或已变更</translation>
    </message>
    <message>
        <source>The insurance does not answer</source>
        <translation>医保无应答</translation>
    </message>
    <message>
        <source>WeChat Pay</source>
        <translation>微信支付</translation>
    </message>
    <message>
        <source>Alipay</source>
        <translation>支付宝</translation>
    </message>
    <message>
        <source>UnionPay</source>
        <translation>云闪付</translation>
    </message>
    <message>
        <source>No payment system is set</source>
        <translation>未配置支付平台</translation>
    </message>
    <message>
        <source>Open payments are being looked at</source>
        <translation>正在核对未结订单</translation>
    </message>
    <message>
        <source>No payment begins before that is done.</source>
        <translation>核对完成前不受理新的缴费。</translation>
    </message>
    <message>
        <source>Payments can be taken</source>
        <translation>可以缴费</translation>
    </message>
    <message>
        <source>No payments: the journal cannot be written</source>
        <translation>暂停缴费：账本无法写入</translation>
    </message>
    <message>
        <source>The disk is full or faulty, or another program has the journal. Call the engineer.</source>
        <translation>磁盘已满或故障，或账本被其他程序占用，请联系工程师。</translation>
    </message>
    <message>
        <source>See %1</source>
        <translation>见 %1</translation>
    </message>
    <message>
        <source>Cash desk of this terminal</source>
        <translation>本机缴费功能</translation>
    </message>
    <message>
        <source>Done: the hospital has it.</source>
        <translation>已完成：医院已入账。</translation>
    </message>
    <message>
        <source>Done: closed, and any money is given back.</source>
        <translation>已完成：订单已关闭，如有款项已退回。</translation>
    </message>
    <message>
        <source>Noted. The terminal is at it; look again in a few minutes how it stands.</source>
        <translation>已受理，终端正在处理，请几分钟后再查看。</translation>
    </message>
    <message>
        <source>It ended otherwise than asked for. See how it stands now.</source>
        <translation>处理结果与申请不同，请查看当前状态。</translation>
    </message>
    <message>
        <source>The hospital has it. A refund is the cashier&apos;s desk&apos;s.</source>
        <translation>医院已入账。如需退款，由收费窗口办理。</translation>
    </message>
    <message>
        <source>It is closed. If the bill is to be paid, have it paid anew.</source>
        <translation>订单已关闭。如需缴费，请重新缴费。</translation>
    </message>
    <message>
        <source>The terminal is still at it. Only what needs staff is noted as done by hand.</source>
        <translation>终端仍在处理。只有“需人工处理”的订单才能登记人工结果。</translation>
    </message>
    <message>
        <source>It is on its way back, which is not stopped half-way.</source>
        <translation>正在关闭或退款，不能中途停止。</translation>
    </message>
    <message>
        <source>The hospital has been told and may have it. Wait until it answers, or hand it over to the desk.</source>
        <translation>已通知医院，可能已入账。请等待医院答复，或移交收费窗口。</translation>
    </message>
    <message>
        <source>It is with staff already.</source>
        <translation>订单已在人工处理中。</translation>
    </message>
    <message>
        <source>It was paid only just now. Wait ten minutes: mostly it ends by itself.</source>
        <translation>刚刚付款，请等待十分钟，多数会自动完成。</translation>
    </message>
    <message>
        <source>Whether it is paid is not certain yet. The terminal asks, and closes it by itself.</source>
        <translation>是否付款尚未确定，终端会自动查询并关闭。</translation>
    </message>
    <message>
        <source>This terminal has no such order.</source>
        <translation>本机没有该订单。</translation>
    </message>
    <message>
        <source>Noted.</source>
        <translation>已登记。</translation>
    </message>
    <message>
        <source>Nothing: the terminal brings it to its end by itself.</source>
        <translation>无需处理，终端会自动完成。</translation>
    </message>
    <message>
        <source>Nothing.</source>
        <translation>无需处理。</translation>
    </message>
    <message>
        <source>Begun, nothing sent yet</source>
        <translation>已创建，尚未发送</translation>
    </message>
    <message>
        <source>No money can have moved.</source>
        <translation>不会发生扣款。</translation>
    </message>
    <message>
        <source>Sent, no answer yet</source>
        <translation>已发送，等待应答</translation>
    </message>
    <message>
        <source>The payment system may have it. Whether it is paid is not known.</source>
        <translation>支付平台可能已受理，是否付款未知。</translation>
    </message>
    <message>
        <source>Not known whether paid</source>
        <translation>是否付款未知</translation>
    </message>
    <message>
        <source>The payment system has not answered. The patient may have paid, and should not pay again.</source>
        <translation>支付平台无应答。患者可能已付款，请勿重复缴费。</translation>
    </message>
    <message>
        <source>Ask the payment system now. If it does not answer, check the network; the terminal goes on asking.</source>
        <translation>请立即查询支付平台。如无应答，请检查网络；终端会继续查询。</translation>
    </message>
    <message>
        <source>Waiting for the payer</source>
        <translation>等待付款</translation>
    </message>
    <message>
        <source>The payment system has it, and nobody has paid so far as it said last.</source>
        <translation>支付平台已受理，最近一次查询时尚未付款。</translation>
    </message>
    <message>
        <source>Paid, hospital not done</source>
        <translation>已付款，医院未入账</translation>
    </message>
    <message>
        <source>The money is in. The insurance or the hospital has not said yet that it has it.</source>
        <translation>款项已到账，医保或医院尚未确认。</translation>
    </message>
    <message>
        <source>The terminal goes on telling them. Do not collect again and do not book it at the desk: if you do, the money goes back by itself.</source>
        <translation>终端会继续通知。请勿重复收费，也不要在窗口入账，否则该笔款项会自动退回。</translation>
    </message>
    <message>
        <source>Done: the hospital has it</source>
        <translation>已完成：医院已入账</translation>
    </message>
    <message>
        <source>Paid and booked, once.</source>
        <translation>已付款并入账一次。</translation>
    </message>
    <message>
        <source>A refund is the cashier&apos;s desk&apos;s.</source>
        <translation>如需退款，由收费窗口办理。</translation>
    </message>
    <message>
        <source>On its way back</source>
        <translation>关闭或退款中</translation>
    </message>
    <message>
        <source>It is being closed, or the money given back. That it is, is not certain yet.</source>
        <translation>正在关闭订单或退款，结果尚未确定。</translation>
    </message>
    <message>
        <source>The terminal repeats it until the payment system says that it is done. Do not give money back by hand meanwhile.</source>
        <translation>终端会反复请求，直到支付平台确认完成。期间请勿人工退款。</translation>
    </message>
    <message>
        <source>Closed: not paid, or money back</source>
        <translation>已关闭：未付款或已退款</translation>
    </message>
    <message>
        <source>The patient has the money, or never gave it.</source>
        <translation>款项已退还患者，或患者从未付款。</translation>
    </message>
    <message>
        <source>Needs staff</source>
        <translation>需人工处理</translation>
    </message>
    <message>
        <source>The terminal alone cannot bring it to an end.</source>
        <translation>终端无法自行完成该订单。</translation>
    </message>
    <message>
        <source>Ask the payment system first. If the bill is to be paid by this money, have the terminal try again; if not, have the money given back. Only if both fail: put it right at the desk, and then note here how it ended.</source>
        <translation>请先查询支付平台。如该款项用于缴费，请由终端重试；否则请退款。两者都失败时，由窗口处理，然后在此登记结果。</translation>
    </message>
    <message>
        <source>Its record does not open</source>
        <translation>记录无法打开</translation>
    </message>
    <message>
        <source>The key is another, or somebody has altered the record. No payment begins here until it is settled.</source>
        <translation>密钥不符，或记录被人改动。处理完毕前，本机不受理新的缴费。</translation>
    </message>
    <message>
        <source>Go by the payment system&apos;s own records, put it right at the desk, and then note here how it ended.</source>
        <translation>以支付平台账目为准，由窗口处理，然后在此登记结果。</translation>
    </message>
    <message>
        <source>Paid, to be given back</source>
        <translation>已付款，待退款</translation>
    </message>
    <message>
        <source>The money is in, and the hospital or the insurance will not have it.</source>
        <translation>款项已到账，但医院或医保不予受理。</translation>
    </message>
    <message>
        <source>It is paid, and staff have taken it from the terminal. The hospital may have booked it all the same.</source>
        <translation>已付款，工作人员已接手。医院仍有可能已入账。</translation>
    </message>
    <message>
        <source>Look whether the hospital&apos;s system has the bill as paid. Then note here how it ended, or have the terminal try again.</source>
        <translation>请核对医院系统中账单是否已缴费，然后在此登记结果，或由终端重试。</translation>
    </message>
    <message>
        <source>No order with this number</source>
        <translation>没有此订单号</translation>
    </message>
    <message>
        <source>No open payments</source>
        <translation>没有未结订单</translation>
    </message>
    <message>
        <source>Open payments: %1</source>
        <translation>未结订单：%1 笔</translation>
    </message>
    <message>
        <source>Orders found: %1</source>
        <translation>查到订单：%1 笔</translation>
    </message>
    <message>
        <source>The payment system has answered: see below.</source>
        <translation>支付平台已答复，见下方。</translation>
    </message>
    <message>
        <source>¥%1, begun %2 min ago</source>
        <translation>¥%1，%2 分钟前发起</translation>
    </message>
    <message>
        <source>¥%1, begun %2 h ago</source>
        <translation>¥%1，%2 小时前发起</translation>
    </message>
    <message>
        <source>¥%1, begun %2 days ago</source>
        <translation>¥%1，%2 天前发起</translation>
    </message>
    <message>
        <source>Paper and printers</source>
        <translation>纸张与打印机</translation>
    </message>
    <message>
        <source>Taken out of service</source>
        <translation>暂停服务</translation>
    </message>
    <message>
        <source>Put into service again</source>
        <translation>恢复服务</translation>
    </message>
    <message>
        <source>Volume changed</source>
        <translation>调整音量</translation>
    </message>
    <message>
        <source>Brightness changed</source>
        <translation>调整亮度</translation>
    </message>
    <message>
        <source>Screen locked for cleaning</source>
        <translation>清洁锁屏</translation>
    </message>
    <message>
        <source>Ticket printed again</source>
        <translation>补打小票</translation>
    </message>
    <message>
        <source>Payment asked about</source>
        <translation>查询支付结果</translation>
    </message>
    <message>
        <source>Payment handed over</source>
        <translation>支付订单移交窗口</translation>
    </message>
    <message>
        <source>Program restarted</source>
        <translation>重启程序</translation>
    </message>
    <message>
        <source>Device tested</source>
        <translation>测试设备</translation>
    </message>
    <message>
        <source>Trust list refreshed</source>
        <translation>更新信任列表</translation>
    </message>
    <message>
        <source>Readiness report</source>
        <translation>就绪检查报告</translation>
    </message>
    <message>
        <source>Setting changed</source>
        <translation>修改设置</translation>
    </message>
    <message>
        <source>Setting taken back</source>
        <translation>撤销设置修改</translation>
    </message>
    <message>
        <source>Log exported</source>
        <translation>导出日志</translation>
    </message>
    <message>
        <source>Camera picture looked at</source>
        <translation>查看摄像头画面</translation>
    </message>
    <message>
        <source>Camera recording switched</source>
        <translation>切换摄像头录制</translation>
    </message>
    <message>
        <source>Payments looked at</source>
        <translation>查看未结支付</translation>
    </message>
    <message>
        <source>Payment reversed</source>
        <translation>支付订单退款</translation>
    </message>
    <message>
        <source>Payment settled by hand</source>
        <translation>支付订单人工处理</translation>
    </message>
    <message>
        <source>Network looked at</source>
        <translation>查看网络</translation>
    </message>
    <message>
        <source>Trust list loaded from USB stick</source>
        <translation>从 U 盘导入信任列表</translation>
    </message>
    <message>
        <source>Storage looked at</source>
        <translation>查看存储</translation>
    </message>
    <message>
        <source>Settings looked at</source>
        <translation>查看设置</translation>
    </message>
    <message>
        <source>Setting of trust changed</source>
        <translation>修改信任相关设置</translation>
    </message>
    <message>
        <source>Log searched</source>
        <translation>搜索日志</translation>
    </message>
    <message>
        <source>Badge unlocked</source>
        <translation>解锁工牌</translation>
    </message>
    <message>
        <source>Audit log read</source>
        <translation>查看审计日志</translation>
    </message>
    <message>
        <source>Audit log verified</source>
        <translation>核验审计日志</translation>
    </message>
    <message>
        <source>Audit log exported</source>
        <translation>导出审计日志</translation>
    </message>
    <message>
        <source>PIN set</source>
        <translation>设置密码</translation>
    </message>
    <message>
        <source>PIN changed</source>
        <translation>修改密码</translation>
    </message>
    <message>
        <source>Manual read</source>
        <translation>查看手册</translation>
    </message>
    <message>
        <source>Badge not valid here</source>
        <translation>工牌在此无效</translation>
    </message>
    <message>
        <source>No PIN at this terminal</source>
        <translation>本机未设密码</translation>
    </message>
    <message>
        <source>Wrong PIN</source>
        <translation>密码错误</translation>
    </message>
    <message>
        <source>Has to wait after wrong PINs</source>
        <translation>密码错误，需等待</translation>
    </message>
    <message>
        <source>Badge is locked</source>
        <translation>工牌已锁定</translation>
    </message>
    <message>
        <source>Recovery not valid</source>
        <translation>应急恢复无效</translation>
    </message>
    <message>
        <source>Not for this role</source>
        <translation>该角色无权限</translation>
    </message>
    <message>
        <source>Second person not accepted</source>
        <translation>第二人确认未通过</translation>
    </message>
    <message>
        <source>Terminal&apos;s clock is wrong</source>
        <translation>本机时间有误</translation>
    </message>
    <message>
        <source>By themselves</source>
        <translation>主动退出</translation>
    </message>
    <message>
        <source>Nothing touched for long</source>
        <translation>长时间无操作</translation>
    </message>
    <message>
        <source>Another badge</source>
        <translation>更换工牌</translation>
    </message>
    <message>
        <source>Badge and PIN</source>
        <translation>工牌和密码</translation>
    </message>
    <message>
        <source>Recovery by the hospital</source>
        <translation>医院应急恢复</translation>
    </message>
    <message>
        <source>Operator</source>
        <translation>操作员</translation>
    </message>
    <message>
        <source>Engineer</source>
        <translation>工程师</translation>
    </message>
    <message>
        <source>Auditor</source>
        <translation>审计员</translation>
    </message>
    <message>
        <source>Operator %1</source>
        <translation>操作员 %1</translation>
    </message>
    <message>
        <source>Engineer %1</source>
        <translation>工程师 %1</translation>
    </message>
    <message>
        <source>Auditor %1</source>
        <translation>审计员 %1</translation>
    </message>
    <message>
        <source>Staff %1</source>
        <translation>员工 %1</translation>
    </message>
    <message>
        <source>Staff %1, confirmed by %2</source>
        <translation>员工 %1，由 %2 确认</translation>
    </message>
    <message>
        <source>Somebody by recovery</source>
        <translation>凭恢复码进入者</translation>
    </message>
    <message>
        <source>The terminal itself</source>
        <translation>本机自动</translation>
    </message>
    <message>
        <source>Search for</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>The camera&apos;s pictures are being kept</source>
        <translation>正在保存摄像头画面</translation>
    </message>
    <message>
        <source>No pictures are being kept</source>
        <translation>未在保存摄像头画面</translation>
    </message>
    <message>
        <source>Does not answer</source>
        <translation>无应答</translation>
    </message>
    <message>
        <source>Paper is low</source>
        <translation>纸张即将用完</translation>
    </message>
    <message>
        <source>Paper is out</source>
        <translation>缺纸</translation>
    </message>
    <message>
        <source>Needs a hand</source>
        <translation>需要处理</translation>
    </message>
    <message>
        <source>%1 in doubt</source>
        <translation>%1 份存疑</translation>
    </message>
    <message>
        <source>Not switched on</source>
        <translation>未启用</translation>
    </message>
    <message>
        <source>%1 open</source>
        <translation>%1 笔待处理</translation>
    </message>
    <message>
        <source>Gives no picture</source>
        <translation>无画面</translation>
    </message>
    <message>
        <source>The hospital does not answer</source>
        <translation>医院系统无应答</translation>
    </message>
    <message>
        <source>The payment gateway does not answer</source>
        <translation>支付网关无应答</translation>
    </message>
    <message>
        <source>The clock may be wrong</source>
        <translation>本机时间可能有误</translation>
    </message>
    <message>
        <source>There is no trust list</source>
        <translation>没有信任列表</translation>
    </message>
    <message>
        <source>The trust list is too old</source>
        <translation>信任列表已过期</translation>
    </message>
    <message>
        <source>Good for %1 days</source>
        <translation>还可用 %1 天</translation>
    </message>
    <message>
        <source>Nothing can be written</source>
        <translation>无法写入</translation>
    </message>
    <message>
        <source>Your PIN was changed</source>
        <translation>密码已修改</translation>
    </message>
    <message>
        <source>The log as it was written</source>
        <translation>日志完整性</translation>
    </message>
    <message>
        <source>Signed last</source>
        <translation>最近签名</translation>
    </message>
    <message>
        <source>Up to entry %1</source>
        <translation>至第 %1 条</translation>
    </message>
    <message>
        <source>Sent to the hospital</source>
        <translation>上传医院</translation>
    </message>
    <message>
        <source>Up to entry %1: it arrived</source>
        <translation>至第 %1 条：已上传</translation>
    </message>
    <message>
        <source>Up to entry %1: waits for the network</source>
        <translation>至第 %1 条：等待网络恢复</translation>
    </message>
    <message>
        <source>Up to entry %1: the hospital&apos;s server refused it</source>
        <translation>至第 %1 条：被医院服务器拒收</translation>
    </message>
    <message>
        <source>Verified last</source>
        <translation>最近核验</translation>
    </message>
    <message>
        <source>Not since the program was started; it may take a minute</source>
        <translation>本次启动后尚未核验；核验可能需要一分钟</translation>
    </message>
    <message>
        <source>Who did what (search with a staff number)</source>
        <translation>操作记录（可按工号搜索）</translation>
    </message>
    <message>
        <source>Verify the log</source>
        <translation>核验日志</translation>
    </message>
    <message>
        <source>Export to USB stick</source>
        <translation>导出到 U 盘</translation>
    </message>
    <message>
        <source>The whole log goes to the USB stick, not encrypted: it has no names, cards only as keyed hashes, staff only as hashes of their numbers. Go on?</source>
        <translation>全部日志将以明文写入 U 盘。日志不含姓名，卡号为带密钥的摘要，工号为摘要。是否继续？</translation>
    </message>
    <message>
        <source>As it was written: entries %1 to %2; %3 signatures agree.</source>
        <translation>日志完整：第 %1 至 %2 条，%3 个签名相符。</translation>
    </message>
    <message>
        <source>Entries %1 to %2 follow on each other; no signature could be compared.</source>
        <translation>第 %1 至 %2 条前后相连，但没有可核对的签名。</translation>
    </message>
    <message>
        <source>Entry %1 was changed, or the one before it (%2).</source>
        <translation>第 %1 条或其前一条被改动（%2）。</translation>
    </message>
    <message>
        <source>Entries are missing from number %1 on (%2).</source>
        <translation>从第 %1 条起有记录缺失（%2）。</translation>
    </message>
    <message>
        <source>Entry %1 is not in its place (%2).</source>
        <translation>第 %1 条不在原位（%2）。</translation>
    </message>
    <message>
        <source>The log was written anew from entry %1 on (%2).</source>
        <translation>从第 %1 条起日志被重写（%2）。</translation>
    </message>
    <message>
        <source>The end is cut off: entry %1 and later ones are missing (%2).</source>
        <translation>末尾被截断：第 %1 条及之后缺失（%2）。</translation>
    </message>
    <message>
        <source>The beginning is missing, and nobody has signed for that: from entry %1 (%2).</source>
        <translation>开头缺失且无签名认可：从第 %1 条起（%2）。</translation>
    </message>
    <message>
        <source>There is an entry that this terminal did not write (%2, after entry %1).</source>
        <translation>有一条记录不是本机写入（%2，第 %1 条之后）。</translation>
    </message>
    <message>
        <source>The file is damaged at entry %1 (%2).</source>
        <translation>文件在第 %1 条处损坏（%2）。</translation>
    </message>
    <message>
        <source>Entry %1 is of another day (%2).</source>
        <translation>第 %1 条属于另一天（%2）。</translation>
    </message>
    <message>
        <source>Entry %1 is another terminal&apos;s (%2).</source>
        <translation>第 %1 条属于另一台终端（%2）。</translation>
    </message>
    <message>
        <source>The signature at entry %1 is forged (%2).</source>
        <translation>第 %1 条处的签名是伪造的（%2）。</translation>
    </message>
    <message>
        <source>The signature at entry %1 is by a key that is not this terminal&apos;s (%2).</source>
        <translation>第 %1 条处的签名不是本机的密钥所签（%2）。</translation>
    </message>
    <message>
        <source>The signature at entry %1 was removed from the file of heads (%2).</source>
        <translation>第 %1 条处的签名已从签名文件中删除（%2）。</translation>
    </message>
    <message>
        <source>There is no log at all (%1, %2).</source>
        <translation>没有任何日志（%1，%2）。</translation>
    </message>
    <message>
        <source>The book of PINs cannot be used: look at the storage page.</source>
        <translation>密码库不可用，请查看“主机与存储”页。</translation>
    </message>
    <message>
        <source>Does the owner of this badge stand here? They may then try their PIN again.</source>
        <translation>持有人本人是否在场？解锁后可重新输入密码。</translation>
    </message>
    <message>
        <source>Badge %1 is unlocked: its owner may try again.</source>
        <translation>工牌 %1 已解锁，持有人可重新输入密码。</translation>
    </message>
    <message>
        <source>%1</source>
        <translation>%1</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>值</translation>
    </message>
    <message>
        <source>From</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>By</source>
        <translation>修改人</translation>
    </message>
    <message>
        <source>The terminal: it did not start otherwise</source>
        <translation>本机自动：否则无法启动</translation>
    </message>
    <message>
        <source>In place of what is in</source>
        <translation>覆盖</translation>
    </message>
    <message>
        <source>Allowed here</source>
        <translation>允许范围</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 至 %2</translation>
    </message>
    <message>
        <source>A change counts</source>
        <translation>修改生效</translation>
    </message>
    <message>
        <source>At once</source>
        <translation>立即</translation>
    </message>
    <message>
        <source>From the next start on</source>
        <translation>下次启动后</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>修改</translation>
    </message>
    <message>
        <source>Change to %1</source>
        <translation>改为 %1</translation>
    </message>
    <message>
        <source>New value of %1</source>
        <translation>%1 的新值</translation>
    </message>
    <message>
        <source>As before the change here</source>
        <translation>恢复为本地修改前的值</translation>
    </message>
    <message>
        <source>Cannot be typed here: &apos;yima settings set&apos;, or the site&apos;s settings</source>
        <translation>无法在此输入：请用“yima settings set”或院区设置</translation>
    </message>
    <message>
        <source>Not at the terminal: only in its file or by its site</source>
        <translation>不能在终端修改：只能在文件中或由院区设置</translation>
    </message>
    <message>
        <source>With a second person: it says whom to trust</source>
        <translation>需第二人确认：涉及信任设置</translation>
    </message>
    <message>
        <source>The program&apos;s default</source>
        <translation>程序默认</translation>
    </message>
    <message>
        <source>This terminal&apos;s own file</source>
        <translation>本机的设置文件</translation>
    </message>
    <message>
        <source>The site&apos;s settings</source>
        <translation>院区设置</translation>
    </message>
    <message>
        <source>The group&apos;s settings</source>
        <translation>分组设置</translation>
    </message>
    <message>
        <source>The site&apos;s settings of this terminal</source>
        <translation>院区对本机的设置</translation>
    </message>
    <message>
        <source>Changed at this terminal</source>
        <translation>在本机修改</translation>
    </message>
    <message>
        <source>The program&apos;s environment</source>
        <translation>运行环境变量</translation>
    </message>
    <message>
        <source>Count from the next start on</source>
        <translation>下次启动后生效</translation>
    </message>
    <message>
        <source>Changed since the last start: if it fails to start twice, it goes back by itself</source>
        <translation>上次启动后有修改：若连续两次启动失败，将自动恢复</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>未采用</translation>
    </message>
    <message>
        <source>Undo the last change</source>
        <translation>撤销上次修改</translation>
    </message>
    <message>
        <source>Undo the change of %1 (%2)?</source>
        <translation>撤销对 %1 的修改（%2）？</translation>
    </message>
    <message>
        <source>The settings cannot be read.</source>
        <translation>无法读取设置。</translation>
    </message>
    <message>
        <source>This terminal has no such setting.</source>
        <translation>本机没有该设置。</translation>
    </message>
    <message>
        <source>Changed, and in force: %1.</source>
        <translation>已修改并生效：%1。</translation>
    </message>
    <message>
        <source>Changed: %1. It counts from the next start on.</source>
        <translation>已修改：%1，下次启动后生效。</translation>
    </message>
    <message>
        <source>Noted, but it makes no difference: %1 was so before.</source>
        <translation>已记录，但没有变化：%1 原本就是该值。</translation>
    </message>
    <message>
        <source>Not changed. %1</source>
        <translation>未修改。%1</translation>
    </message>
    <message>
        <source>Not changed: the disk takes no writes. Look at the storage page.</source>
        <translation>未修改：磁盘无法写入，请查看“主机与存储”页。</translation>
    </message>
    <message>
        <source>The ticket has come out. Give it to the patient.</source>
        <translation>小票已打出，请交给患者。</translation>
    </message>
    <message>
        <source>Nothing came in time. Please test again.</source>
        <translation>限时内未读到内容，请重新测试。</translation>
    </message>
    <message>
        <source>Staff&apos;s own switches were lost</source>
        <translation>人工设置丢失</translation>
    </message>
    <message>
        <source>Restart for new settings</source>
        <translation>重启以使新设置生效</translation>
    </message>
    <message>
        <source>On the USB stick: %2 (entries: %1). You may pull it out.</source>
        <translation>已写入 U 盘：%2（%1 条）。可以拔出。</translation>
    </message>
    <message>
        <source>Ports tested: %1. All can be reached.</source>
        <translation>已测试 %1 个端口，均可连通。</translation>
    </message>
    <message>
        <source>Ports tested: %1. Failing: %2.</source>
        <translation>已测试 %1 个端口，%2 个异常。</translation>
    </message>
    <message>
        <source>Files: %1, the oldest of %2</source>
        <translation>%1 个文件，最早为 %2</translation>
    </message>
    <message>
        <source>This task</source>
        <translation>此项操作</translation>
    </message>
    <message>
        <source>Switched, but it is too bright here to see it</source>
        <translation>已开关，但环境太亮，无法判断</translation>
    </message>
    <message>
        <source>Hold white paper 15 cm before the camera and keep still. The lamp goes on and off.</source>
        <translation>请将白纸放在摄像头前 15 厘米处，保持不动。灯将开关一次。</translation>
    </message>
    <message>
        <source>Relay</source>
        <translation>继电器</translation>
    </message>
    <message>
        <source>GPIO line</source>
        <translation>GPIO 线</translation>
    </message>
    <message>
        <source>Serial line</source>
        <translation>串口模式</translation>
    </message>
    <message>
        <source>Types as a keyboard</source>
        <translation>键盘模式</translation>
    </message>
    <message>
        <source>The test has begun. Its result will be shown here.</source>
        <translation>测试已开始，结果将显示在本页。</translation>
    </message>
    <message>
        <source>Nothing found so far: the next page goes on with older entries</source>
        <translation>目前未找到，下一页继续查找更早的记录</translation>
    </message>
    <message>
        <source>Set on</source>
        <translation>设置时间</translation>
    </message>
    <message>
        <source>Other tasks are not done yet. Wait, or restart the program.</source>
        <translation>其他操作尚未完成。请稍候，或重启程序。</translation>
    </message>
    <message>
        <source>Back in service by itself</source>
        <translation>已自动恢复服务</translation>
    </message>
    <message>
        <source>This screen&apos;s cannot be set from here</source>
        <translation>本机屏幕亮度不能在此调节</translation>
    </message>
    <message>
        <source>This terminal was decommissioned; everything on it is gone.</source>
        <translation>本机已停用，原有数据已全部清除。</translation>
    </message>
    <message>
        <source>The fingerprint is the same</source>
        <translation>完全一致</translation>
    </message>
    <message>
        <source>It is different</source>
        <translation>不一致</translation>
    </message>
    <message>
        <source>The fingerprint is the expected one.</source>
        <translation>指纹与预期一致。</translation>
    </message>
    <message>
        <source>It was brought with the list, and compared by the program.</source>
        <translation>指纹随清单一同提供，已由程序自动核对。</translation>
    </message>
    <message>
        <source>Look whether they answer</source>
        <translation>检测连接</translation>
    </message>
    <message>
        <source>Begin</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>The list on the USB stick has this machine: %1.</source>
        <translation>U 盘清单中有本机：%1。</translation>
    </message>
    <message>
        <source>The hospital&apos;s root file was found on the USB stick.</source>
        <translation>已在 U 盘上找到医院的根文件。</translation>
    </message>
    <message>
        <source>Serial number</source>
        <translation>序列号</translation>
    </message>
    <message>
        <source>Network card (MAC)</source>
        <translation>网卡（MAC）</translation>
    </message>
    <message>
        <source>IP address</source>
        <translation>IP 地址</translation>
    </message>
    <message>
        <source>Put in the USB stick with the hospital&apos;s root file, and read it again.</source>
        <translation>请插入带有医院根文件的 U 盘，然后重新读取。</translation>
    </message>
    <message>
        <source>Good until</source>
        <translation>有效期至</translation>
    </message>
    <message>
        <source>Where it belongs</source>
        <translation>归属</translation>
    </message>
    <message>
        <source>Addresses</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Root file (SM3)</source>
        <translation>根文件（SM3）</translation>
    </message>
    <message>
        <source>Certificate of this terminal</source>
        <translation>终端证书</translation>
    </message>
    <message>
        <source>Right: set up this terminal</source>
        <translation>无误，启用本机</translation>
    </message>
    <message>
        <source>Still to come</source>
        <translation>尚未取得</translation>
    </message>
    <message>
        <source>This terminal is being set up…</source>
        <translation>正在启用本机…</translation>
    </message>
    <message>
        <source>A moment. Do not switch it off.</source>
        <translation>请稍候，不要断电。</translation>
    </message>
    <message>
        <source>Terminal id</source>
        <translation>终端编号</translation>
    </message>
    <message>
        <source>Hospital&apos;s name</source>
        <translation>医院名称</translation>
    </message>
    <message>
        <source>Start now</source>
        <translation>立即启动</translation>
    </message>
    <message>
        <source>This terminal is set up</source>
        <translation>本机已启用</translation>
    </message>
    <message>
        <source>You may pull the USB stick out. Next: maintenance mode, a readiness report, then patients.</source>
        <translation>现在可以拔出 U 盘。启动后请先进入维护模式生成就绪报告，再对患者开放。</translation>
    </message>
    <message>
        <source>Chosen</source>
        <translation>已选用</translation>
    </message>
    <message>
        <source>Not yet</source>
        <translation>尚无</translation>
    </message>
    <message>
        <source>Fingerprint of its key (SHA-256)</source>
        <translation>公钥指纹（SHA-256）</translation>
    </message>
    <message>
        <source>No certificate</source>
        <translation>不使用证书</translation>
    </message>
    <message>
        <source>Certificate of the hospital&apos;s CA</source>
        <translation>使用医院 CA 签发的证书</translation>
    </message>
    <message>
        <source>1. The request goes to the CA</source>
        <translation>1. 把证书请求交给 CA</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>证书请求</translation>
    </message>
    <message>
        <source>On the USB stick</source>
        <translation>已写入 U 盘</translation>
    </message>
    <message>
        <source>Not on a stick: show it as a code</source>
        <translation>未写入 U 盘，可用二维码</translation>
    </message>
    <message>
        <source>2. The certificate comes back</source>
        <translation>2. 导入签发的证书</translation>
    </message>
    <message>
        <source>Certificate</source>
        <translation>证书</translation>
    </message>
    <message>
        <source>Made out to</source>
        <translation>颁发给</translation>
    </message>
    <message>
        <source>Request to the USB stick</source>
        <translation>请求写入 U 盘</translation>
    </message>
    <message>
        <source>Request as a code</source>
        <translation>显示请求二维码</translation>
    </message>
    <message>
        <source>Certificate from the stick</source>
        <translation>从 U 盘导入证书</translation>
    </message>
    <message>
        <source>Certificate request</source>
        <translation>证书请求</translation>
    </message>
    <message>
        <source>Scan it and send the text to the hospital&apos;s CA. It holds no secret.</source>
        <translation>请扫码并将内容发给医院 CA，其中不含机密。</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Name of the file</source>
        <translation>文件名</translation>
    </message>
    <message>
        <source>By itself: the first that gives a picture</source>
        <translation>自动：第一个有画面的摄像头</translation>
    </message>
    <message>
        <source>No A4 printer here</source>
        <translation>不配报告打印机</translation>
    </message>
    <message>
        <source>Test page</source>
        <translation>测试页</translation>
    </message>
    <message>
        <source>Printed: look at it</source>
        <translation>已打印，请查看</translation>
    </message>
    <message>
        <source>Test page: ticket</source>
        <translation>打印小票测试页</translation>
    </message>
    <message>
        <source>Test page: A4</source>
        <translation>打印 A4 测试页</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>Read the USB stick again</source>
        <translation>重新读取 U 盘</translation>
    </message>
    <message>
        <source>Still to be typed</source>
        <translation>待填写</translation>
    </message>
    <message>
        <source>Put it in, wait five seconds, and look again.</source>
        <translation>请插入 U 盘，等待五秒后重新读取。</translation>
    </message>
    <message>
        <source>Pull the others out, and look again.</source>
        <translation>请拔出其余 U 盘，然后重新读取。</translation>
    </message>
    <message>
        <source>The IT department sees to how sticks are mounted.</source>
        <translation>请信息科检查 U 盘的挂载方式。</translation>
    </message>
    <message>
        <source>The USB stick cannot be read.</source>
        <translation>U 盘无法读取。</translation>
    </message>
    <message>
        <source>Pull it out, put it in again, or take another.</source>
        <translation>请重新插拔，或更换 U 盘。</translation>
    </message>
    <message>
        <source>The USB stick could not be written to.</source>
        <translation>无法写入 U 盘。</translation>
    </message>
    <message>
        <source>It is full, locked or gone. Take another, or use the code.</source>
        <translation>U 盘已满、只读或已被拔出。请更换 U 盘，或改用二维码。</translation>
    </message>
    <message>
        <source>The file yima-enrol.toml has a mistake.</source>
        <translation>文件 yima-enrol.toml 有错误。</translation>
    </message>
    <message>
        <source>The IT department puts it right on a computer:</source>
        <translation>请信息科在电脑上改正：</translation>
    </message>
    <message>
        <source>The list on the USB stick has no row for this machine.</source>
        <translation>U 盘清单中没有本机。</translation>
    </message>
    <message>
        <source>Look at the serial number, or go on and type what is missing.</source>
        <translation>请核对序列号；也可以继续，手动填写缺少的内容。</translation>
    </message>
    <message>
        <source>The list on the USB stick has two rows for this machine.</source>
        <translation>U 盘清单中本机出现了两次。</translation>
    </message>
    <message>
        <source>The IT department takes one out on a computer.</source>
        <translation>请信息科在电脑上删去其中一行。</translation>
    </message>
    <message>
        <source>There is no root file.</source>
        <translation>缺少根文件。</translation>
    </message>
    <message>
        <source>Put in the stick with the hospital&apos;s root.json, and look again.</source>
        <translation>请插入存有医院 root.json 的 U 盘，然后重新读取。</translation>
    </message>
    <message>
        <source>The root file on the USB stick is none.</source>
        <translation>U 盘上的根文件无效。</translation>
    </message>
    <message>
        <source>Have the IT department copy it anew.</source>
        <translation>请信息科重新复制。</translation>
    </message>
    <message>
        <source>This root file has expired.</source>
        <translation>根文件已过期。</translation>
    </message>
    <message>
        <source>It is good only if the server has a newer one. Better: a fresh copy.</source>
        <translation>仅当服务器上有更新版本时才能使用，建议换用最新的根文件。</translation>
    </message>
    <message>
        <source>The fingerprint is not the expected one.</source>
        <translation>指纹与预期不一致。</translation>
    </message>
    <message>
        <source>Do not go on. Keep the stick, and tell the hospital&apos;s key holder.</source>
        <translation>请立即停止操作，保管好 U 盘，并报告密钥管理员。</translation>
    </message>
    <message>
        <source>The fingerprint was not compared yet.</source>
        <translation>指纹尚未核对。</translation>
    </message>
    <message>
        <source>Read it out, group by group, then say what it is.</source>
        <translation>请逐组念出核对，再选择结果。</translation>
    </message>
    <message>
        <source>Something is missing.</source>
        <translation>有内容未填写。</translation>
    </message>
    <message>
        <source>This is missing: touch the line to type it.</source>
        <translation>尚未填写，请点该行输入。</translation>
    </message>
    <message>
        <source>Something is not right.</source>
        <translation>有内容不正确。</translation>
    </message>
    <message>
        <source>This cannot be: touch the line to change it.</source>
        <translation>填写有误，请点该行修改。</translation>
    </message>
    <message>
        <source>The hospital system does not answer as it should.</source>
        <translation>医院系统连接异常。</translation>
    </message>
    <message>
        <source>Look at cable, address and certificate. You may go on without.</source>
        <translation>请检查网线、地址和证书。也可以先继续。</translation>
    </message>
    <message>
        <source>The trust repository does not answer as it should.</source>
        <translation>信任列表服务器连接异常。</translation>
    </message>
    <message>
        <source>Without it no card is accepted. You may go on, and see to it later.</source>
        <translation>连通之前本机无法核验健康卡。可以先继续，稍后处理。</translation>
    </message>
    <message>
        <source>The clock of this terminal is wrong.</source>
        <translation>本机时钟不准。</translation>
    </message>
    <message>
        <source>More than five minutes off: have the time server (NTP) looked at.</source>
        <translation>偏差超过五分钟，请信息科检查时间服务器（NTP）。</translation>
    </message>
    <message>
        <source>No request could be made.</source>
        <translation>证书请求生成失败。</translation>
    </message>
    <message>
        <source>Try again; if it stays so, call the vendor.</source>
        <translation>请重试；仍然失败请联系厂家。</translation>
    </message>
    <message>
        <source>The certificate is not there yet.</source>
        <translation>尚未取得证书。</translation>
    </message>
    <message>
        <source>Bring it on the USB stick, or choose to go without for now.</source>
        <translation>请用 U 盘导入证书，或暂时选择不使用证书。</translation>
    </message>
    <message>
        <source>This certificate cannot be used here.</source>
        <translation>该证书不能用于本机。</translation>
    </message>
    <message>
        <source>Have it issued anew, for the request of this terminal.</source>
        <translation>请按本机的证书请求重新签发。</translation>
    </message>
    <message>
        <source>No camera was found.</source>
        <translation>未找到摄像头。</translation>
    </message>
    <message>
        <source>Look at its cable. With a barcode scanner, go on.</source>
        <translation>请检查连接线。若已配扫码枪，可以继续。</translation>
    </message>
    <message>
        <source>The camera gives no picture.</source>
        <translation>摄像头没有画面。</translation>
    </message>
    <message>
        <source>Look at its cable, or choose another.</source>
        <translation>请检查连接线，或选用其他摄像头。</translation>
    </message>
    <message>
        <source>The test page was not printed.</source>
        <translation>测试页未打印。</translation>
    </message>
    <message>
        <source>Look at address, cable, paper and cover.</source>
        <translation>请检查地址、网线、纸张和机盖。</translation>
    </message>
    <message>
        <source>These settings do not go together.</source>
        <translation>配置不完整或有冲突。</translation>
    </message>
    <message>
        <source>Change the line that this names:</source>
        <translation>请修改以下项目：</translation>
    </message>
    <message>
        <source>Nothing was written: this terminal is not set up.</source>
        <translation>未能写入，本机尚未启用。</translation>
    </message>
    <message>
        <source>Look at the disk&apos;s room, and try again.</source>
        <translation>请检查磁盘空间后重试。</translation>
    </message>
    <message>
        <source>This terminal is set up already.</source>
        <translation>本机已经启用。</translation>
    </message>
    <message>
        <source>It has to be decommissioned before it is set up anew.</source>
        <translation>如需重新启用，请先停用本机。</translation>
    </message>
    <message>
        <source>Compare the fingerprint</source>
        <translation>核对根文件指纹</translation>
    </message>
    <message>
        <source>Call the hospital&apos;s key holder and compare all sixteen groups. Next: what this terminal is called.</source>
        <translation>请与医院密钥管理员通电话，逐组核对全部十六组。下一步：填写本机信息。</translation>
    </message>
    <message>
        <source>Touch a line to type or change it. Next: the hospital&apos;s servers.</source>
        <translation>点一行即可填写或修改。下一步：医院服务器。</translation>
    </message>
    <message>
        <source>The hospital&apos;s servers</source>
        <translation>医院服务器</translation>
    </message>
    <message>
        <source>Touch a line to change it, then look whether they answer. Next: a certificate.</source>
        <translation>点一行即可修改，然后检测连接。下一步：终端证书。</translation>
    </message>
    <message>
        <source>The IT department knows whether one is wanted. Next: the camera.</source>
        <translation>是否需要证书请咨询信息科。下一步：摄像头。</translation>
    </message>
    <message>
        <source>Camera for codes</source>
        <translation>扫码摄像头</translation>
    </message>
    <message>
        <source>Choose the one that looks at the tray for phones. Next: the printers.</source>
        <translation>请选用对准扫码位置的摄像头。下一步：打印机。</translation>
    </message>
    <message>
        <source>Printers</source>
        <translation>打印机</translation>
    </message>
    <message>
        <source>Touch a line to change it, and print a page. Next: all of it again.</source>
        <translation>点一行即可修改，并打印测试页。下一步：确认全部内容。</translation>
    </message>
    <message>
        <source>Is this right?</source>
        <translation>请确认</translation>
    </message>
    <message>
        <source>Touch a line to change it. After that this terminal starts.</source>
        <translation>点一行即可修改。确认后本机即可启动。</translation>
    </message>
    <message>
        <source>As on the hospital&apos;s list, such as YM-07.</source>
        <translation>与医院清单一致，例如 YM-07。</translation>
    </message>
    <message>
        <source>It stands on every screen and ticket. In Chinese it comes from the USB stick (yima-enrol.toml).</source>
        <translation>显示在每个界面和小票上。中文名称请写入 U 盘的 yima-enrol.toml。</translation>
    </message>
    <message>
        <source>Site</source>
        <translation>院区</translation>
    </message>
    <message>
        <source>Whose settings it takes. Empty: none.</source>
        <translation>本机使用该院区的配置。不填则不使用。</translation>
    </message>
    <message>
        <source>Groups</source>
        <translation>分组</translation>
    </message>
    <message>
        <source>Several with commas between. Empty: none.</source>
        <translation>多个分组用逗号隔开，可不填。</translation>
    </message>
    <message>
        <source>Set up by (staff number)</source>
        <translation>操作人工号</translation>
    </message>
    <message>
        <source>For the record.</source>
        <translation>用于记录。</translation>
    </message>
    <message>
        <source>Address of the hospital system</source>
        <translation>医院系统地址</translation>
    </message>
    <message>
        <source>Begins with https://</source>
        <translation>以 https:// 开头</translation>
    </message>
    <message>
        <source>Address of the trust repository</source>
        <translation>信任列表服务器地址</translation>
    </message>
    <message>
        <source>Address of the ticket printer</source>
        <translation>小票打印机地址</translation>
    </message>
    <message>
        <source>A name or an IP address, such as 10.8.0.21.</source>
        <translation>主机名或 IP 地址，例如 10.8.0.21。</translation>
    </message>
    <message>
        <source>Port of the ticket printer</source>
        <translation>小票打印机端口</translation>
    </message>
    <message>
        <source>Nearly always 9100.</source>
        <translation>一般为 9100。</translation>
    </message>
    <message>
        <source>Address of the A4 printer</source>
        <translation>报告打印机地址</translation>
    </message>
    <message>
        <source>Begins with ipp:// or ipps://. Empty: no A4 printer.</source>
        <translation>以 ipp:// 或 ipps:// 开头。不填表示不配报告打印机。</translation>
    </message>
    <message>
        <source>The USB stick is being read…</source>
        <translation>正在读取 U 盘…</translation>
    </message>
    <message>
        <source>The servers are being asked…</source>
        <translation>正在检测服务器…</translation>
    </message>
    <message>
        <source>Key and request are being made…</source>
        <translation>正在生成密钥和证书请求…</translation>
    </message>
    <message>
        <source>The certificate is being read…</source>
        <translation>正在读取证书…</translation>
    </message>
    <message>
        <source>Cameras are being looked for…</source>
        <translation>正在查找摄像头…</translation>
    </message>
    <message>
        <source>Printers are being looked for…</source>
        <translation>正在查找打印机…</translation>
    </message>
    <message>
        <source>The ticket printer prints a test page…</source>
        <translation>小票打印机正在打印测试页…</translation>
    </message>
    <message>
        <source>The A4 printer prints a test page…</source>
        <translation>报告打印机正在打印测试页…</translation>
    </message>
    <message>
        <source>Update begun</source>
        <translation>开始更新</translation>
    </message>
    <message>
        <source>Update proven</source>
        <translation>更新已通过检验</translation>
    </message>
    <message>
        <source>Update not well in time</source>
        <translation>更新未按时通过检验</translation>
    </message>
    <message>
        <source>Gone back from an update</source>
        <translation>更新失败，已退回原版本</translation>
    </message>
    <message>
        <source>Release damaged or gone</source>
        <translation>程序版本损坏或缺失</translation>
    </message>
    <message>
        <source>Choice of release lost</source>
        <translation>版本选择记录丢失</translation>
    </message>
    <message>
        <source>With a new release, on trial</source>
        <translation>新版本试运行</translation>
    </message>
    <message>
        <source>What it is called</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Issued by</source>
        <translation>颁发者</translation>
    </message>
    <message>
        <source>Taken out of use, and wiped</source>
        <translation>停用并清除数据</translation>
    </message>
    <message>
        <source>Camera and printers</source>
        <translation>摄像头和打印机</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>摄像头</translation>
    </message>
    <message>
        <source>Found by itself</source>
        <translation>自动查找</translation>
    </message>
    <message>
        <source>About this terminal</source>
        <translation>本机信息</translation>
    </message>
    <message>
        <source>Type it, then touch &quot;Confirm&quot;. &quot;Back&quot; leaves it as it was.</source>
        <translation>输入后点“确定”。点“返回”则保留原值。</translation>
    </message>
    <message>
        <source>%1: the terminal&apos;s own certificate is good for %2 days</source>
        <translation>%1：本机证书剩余 %2 天</translation>
    </message>
    <message>
        <source>Days left of the terminal&apos;s own certificate</source>
        <translation>本机证书剩余天数</translation>
    </message>
</context>
<context>
    <name>Message</name>
    <message>
        <source>For our staff: %1</source>
        <translation>供工作人员参考：%1</translation>
    </message>
</context>
<context>
    <name>NoReportsScreen</name>
    <message>
        <source>There are no reports yet</source>
        <translation>目前没有可查看的报告</translation>
    </message>
    <message>
        <source>%1, there are no reports yet</source>
        <translation>%1，目前没有可查看的报告</translation>
    </message>
    <message>
        <source>Reports appear here as soon as they are finished. If yours should be here, please ask at the desk.</source>
        <translation>报告发出后，就能在这里查看和打印。
如果您的报告应该已经发出，请到服务台咨询。</translation>
    </message>
    <message>
        <source>No report is finished yet</source>
        <translation>报告还没有出来</translation>
    </message>
    <message>
        <source>%1, no report is finished yet</source>
        <translation>%1，报告还没有出来</translation>
    </message>
    <message>
        <source>These are being made. Please come back later.</source>
        <translation>下面的项目正在检查，请稍后再来。</translation>
    </message>
    <message>
        <source>Your reports are not finished yet. Please come back later.</source>
        <translation>您的报告还没有出来，请稍后再来。</translation>
    </message>
    <message>
        <source>There are no reports here yet. If yours should be here, please ask at the desk.</source>
        <translation>这里还没有您的报告。如果应该已经有了，请到服务台咨询。</translation>
    </message>
    <message>
        <source>. </source>
        <comment>between sentences</comment>
        <translation>。</translation>
    </message>
</context>
<context>
    <name>NothingToPayScreen</name>
    <message>
        <source>You have nothing to pay</source>
        <translation>您没有待缴费用</translation>
    </message>
    <message>
        <source>%1, you have nothing to pay</source>
        <translation>%1，您没有待缴费用</translation>
    </message>
    <message>
        <source>There is nothing to pay. What a doctor has just prescribed takes a few minutes to appear here.</source>
        <translation>您没有待缴费用。医生刚开的检查和药品，过几分钟才会显示在这里。</translation>
    </message>
    <message>
        <source>Has a doctor just prescribed something?</source>
        <translation>刚开了检查或药？</translation>
    </message>
    <message>
        <source>It takes a few minutes to appear here. Then simply scan again.</source>
        <translation>过几分钟才会显示在这里，到时再扫一次码就行。</translation>
    </message>
</context>
<context>
    <name>NothingTodayScreen</name>
    <message>
        <source>No appointment for today</source>
        <translation>今天没有您的预约</translation>
    </message>
    <message>
        <source>Please check the date in your booking message. To see a doctor today, please book at the desk.</source>
        <translation>请看看预约短信，核对就诊日期。
想今天看病，请到服务台挂号。</translation>
    </message>
    <message>
        <source>You have no appointment for today. To see a doctor today, please book at the desk.</source>
        <translation>您今天没有预约。想今天看病，请到服务台挂号。</translation>
    </message>
</context>
<context>
    <name>NumericPad</name>
    <message>
        <source>Erase the last digit</source>
        <translation>删除一位</translation>
    </message>
</context>
<context>
    <name>OfferScreen</name>
    <message>
        <source>Sign in and get a number</source>
        <translation>签到，取号</translation>
    </message>
    <message>
        <source>You have an appointment today. Please touch the big button to sign in and get your number.</source>
        <translation>您今天有预约。请点大按钮签到，取号。</translation>
    </message>
</context>
<context>
    <name>OpenPayment</name>
    <message>
        <source>Amount</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>For our staff: %1</source>
        <translation>供工作人员参考：%1</translation>
    </message>
</context>
<context>
    <name>OrderNumber</name>
    <message>
        <source>Order number</source>
        <translation>订单号</translation>
    </message>
    <message>
        <source>Order number %1</source>
        <translation>订单号 %1</translation>
    </message>
</context>
<context>
    <name>OutOfServiceScreen</name>
    <message>
        <source>%1. %2</source>
        <comment>what happened, what to do</comment>
        <translation>%1。%2</translation>
    </message>
    <message>
        <source>Another terminal</source>
        <translation>换一台自助机办理</translation>
    </message>
    <message>
        <source>The service desk</source>
        <translation>到服务台办理</translation>
    </message>
</context>
<context>
    <name>PaidScreen</name>
    <message>
        <source>Paid</source>
        <translation>缴费成功</translation>
    </message>
    <message>
        <source>Paid by your insurance</source>
        <translation>医保已支付</translation>
    </message>
    <message>
        <source>Paid with %1</source>
        <translation>%1 · 已付</translation>
    </message>
    <message>
        <source>You have paid</source>
        <translation>您已付</translation>
    </message>
    <message>
        <source>Of ¥%1 in all, the insurance fund pays ¥%2, your account ¥%3</source>
        <translation>总费用 ¥%1，其中医保基金 ¥%2，个人账户 ¥%3</translation>
    </message>
    <message>
        <source>The hospital&apos;s system enters it a little later, by itself. There is nothing more to pay.</source>
        <translation>钱已收到。医院系统稍后自动入账，您不用再付。</translation>
    </message>
    <message>
        <source>Electronic invoice</source>
        <translation>电子票据</translation>
    </message>
    <message>
        <source>Scan it with your phone to keep it</source>
        <translation>手机扫码查看</translation>
    </message>
    <message>
        <source>Pay the %1 other bills</source>
        <translation>还有 %1 项待缴费</translation>
    </message>
    <message>
        <source>%1 yuan</source>
        <translation>%1 元</translation>
    </message>
    <message>
        <source>You have paid. There is nothing more to do for it.</source>
        <translation>缴费成功，不用再付。</translation>
    </message>
    <message>
        <source>Please take the receipt below.</source>
        <translation>请取走下方缴费凭条。</translation>
    </message>
    <message>
        <source>There are other bills. You can pay them now, or finish.</source>
        <translation>您还有其他费用，可以接着缴，也可以结束。</translation>
    </message>
    <message>
        <source>Paid. Please take the receipt below.</source>
        <translation>缴费成功。请取走下方缴费凭条。</translation>
    </message>
    <message>
        <source>Other services</source>
        <translation>其他服务</translation>
    </message>
</context>
<context>
    <name>PayAmount</name>
    <message>
        <source>You pay now</source>
        <translation>您现在付</translation>
    </message>
</context>
<context>
    <name>PayCodeScan</name>
    <message>
        <source>Or hold the payment code on your phone up to the camera</source>
        <translation>或把手机付款码对准镜头</translation>
    </message>
    <message>
        <source>Hold up the payment code on your phone</source>
        <translation>请出示手机付款码</translation>
    </message>
    <message>
        <source>Or hold up the payment code on your phone</source>
        <translation>或出示手机付款码</translation>
    </message>
</context>
<context>
    <name>PayPhase</name>
    <message>
        <source>Scan to pay</source>
        <translation>扫码付款</translation>
    </message>
    <message>
        <source>Please confirm on your phone</source>
        <translation>请在手机上确认</translation>
    </message>
    <message>
        <source>Being checked: please do not pay again</source>
        <translation>正在核实，请勿重复支付</translation>
    </message>
    <message>
        <source>Being settled with your insurance</source>
        <translation>正在办理医保结算</translation>
    </message>
    <message>
        <source>Your money has arrived</source>
        <translation>钱已收到</translation>
    </message>
    <message>
        <source>Cancelling the payment…</source>
        <translation>正在取消付款…</translation>
    </message>
    <message>
        <source>Your money is going back…</source>
        <translation>正在退款…</translation>
    </message>
    <message>
        <source>Preparing the payment…</source>
        <translation>正在准备付款…</translation>
    </message>
    <message>
        <source>This code cannot be shown here. Please choose another way.</source>
        <translation>这个付款码暂时显示不了，请换一种方式付款。</translation>
    </message>
    <message>
        <source>Enter your password there, or agree. Then this screen goes on by itself.</source>
        <translation>请在手机上输入密码或点确认，这里会自动继续。</translation>
    </message>
    <message>
        <source>We ask the payment system what became of it. Please stay here.</source>
        <translation>正在向支付系统查询结果，请不要离开。</translation>
    </message>
    <message>
        <source>Hospital and insurance are being told. Please wait a moment.</source>
        <translation>正在通知医院和医保，请稍候。</translation>
    </message>
    <message>
        <source>We make sure that nothing is taken any more. Please do not pay now.</source>
        <translation>正在确认不会再扣款，请先不要付款。</translation>
    </message>
    <message>
        <source>It goes back the way it came. Please wait for your slip.</source>
        <translation>钱会原路退回，请等待打印凭条。</translation>
    </message>
    <message>
        <source>Please wait a moment.</source>
        <translation>请稍候。</translation>
    </message>
    <message>
        <source>Please scan the code on the screen with your phone to pay. After paying, please wait: this page goes on by itself.</source>
        <translation>请用手机扫屏幕上的二维码付款。付款后请稍候，这里会自动继续。</translation>
    </message>
    <message>
        <source>Please enter your password on your phone, or agree there. Then this page goes on by itself.</source>
        <translation>请在手机上输入密码或点确认。完成后，这里会自动继续。</translation>
    </message>
    <message>
        <source>The payment is being checked. Please do not pay again, and stay here.</source>
        <translation>正在核实这笔付款。请勿重复支付，也不要离开。</translation>
    </message>
    <message>
        <source>The insurance is settling your bill. Please wait a moment.</source>
        <translation>医保正在结算，请稍候。</translation>
    </message>
    <message>
        <source>Your money has arrived. The hospital is being told. Please wait a moment.</source>
        <translation>钱已收到，正在通知医院，请稍候。</translation>
    </message>
    <message>
        <source>The payment is being cancelled. Please do not pay now.</source>
        <translation>正在取消付款，请先不要付款。</translation>
    </message>
    <message>
        <source>Your money is going back to you. Please wait for your slip.</source>
        <translation>正在把钱退给您，请等待打印凭条。</translation>
    </message>
    <message>
        <source>The payment is being prepared. Please wait a moment.</source>
        <translation>正在准备付款，请稍候。</translation>
    </message>
    <message>
        <source>The hospital is slow to answer. There is nothing that you have to do.</source>
        <translation>医院系统回应较慢，您不用操作，请稍候。</translation>
    </message>
    <message>
        <source>The hospital is slow to answer. Your money has arrived: do not pay again.</source>
        <translation>医院系统回应较慢。钱已收到，请勿重复支付。</translation>
    </message>
    <message>
        <source>The payment system is slow to answer. We keep asking: please do not pay again.</source>
        <translation>支付系统回应较慢，正在继续查询，请勿重复支付。</translation>
    </message>
</context>
<context>
    <name>PayReturnedScreen</name>
    <message>
        <source>Your money has gone back</source>
        <translation>钱已退回</translation>
    </message>
    <message>
        <source>Your money is going back</source>
        <translation>正在为您退款</translation>
    </message>
    <message>
        <source>It went back the way it came.</source>
        <translation>已原路退回您付款的账户。</translation>
    </message>
    <message>
        <source>It goes back the way it came, as soon as possible.</source>
        <translation>会尽快原路退回您付款的账户。</translation>
    </message>
    <message>
        <source>Your money has gone back the way it came. Please take your slip.</source>
        <translation>钱已原路退回，请取走凭条。</translation>
    </message>
    <message>
        <source>Your money is going back to you the way it came. Please keep the order number.</source>
        <translation>正在为您原路退款，请记下订单号。</translation>
    </message>
    <message>
        <source>%1 yuan</source>
        <translation>%1 元</translation>
    </message>
    <message>
        <source>Your money has gone back the way it came. Please keep the order number.</source>
        <translation>钱已原路退回，请记下订单号。</translation>
    </message>
</context>
<context>
    <name>PayShown</name>
    <message>
        <source>You pay now</source>
        <translation>您现在付</translation>
    </message>
    <message>
        <source>Code to pay with</source>
        <translation>付款二维码</translation>
    </message>
</context>
<context>
    <name>PayTrail</name>
    <message>
        <source>Bills</source>
        <translation>费用</translation>
    </message>
    <message>
        <source>Way to pay</source>
        <translation>支付方式</translation>
    </message>
    <message>
        <source>Step %1 of %2: %3</source>
        <translation>第 %1 步，共 %2 步：%3</translation>
    </message>
    <message>
        <source>Pay</source>
        <translation>缴费</translation>
    </message>
</context>
<context>
    <name>PayUnknownScreen</name>
    <message>
        <source>Please do not pay again</source>
        <translation>请勿重复支付</translation>
    </message>
    <message>
        <source>It is not certain yet whether the money was taken. We go on checking: it is then entered, or goes back to you.</source>
        <translation>这笔钱是否已扣，现在还不能确定。
我们会继续核实，
扣了款的会入账，或原路退回。</translation>
    </message>
    <message>
        <source>Questions? Show this number at the payment desk.</source>
        <translation>如有疑问，请凭订单号到缴费窗口咨询。</translation>
    </message>
    <message>
        <source>Please do not pay again. It is not certain yet whether the money was taken. Please keep the order number: the payment desk will help you.</source>
        <translation>请勿重复支付。这笔钱是否已扣，现在还不能确定。请记下订单号，到缴费窗口咨询。</translation>
    </message>
    <message>
        <source>%1 yuan</source>
        <translation>%1 元</translation>
    </message>
</context>
<context>
    <name>PayWaitScreen</name>
    <message>
        <source>Working out what you pay…</source>
        <translation>正在核算费用…</translation>
    </message>
    <message>
        <source>Looking for your bills…</source>
        <translation>正在查询待缴费用…</translation>
    </message>
    <message>
        <source>We ask the hospital and your insurance who pays what.</source>
        <translation>正在向医院和医保核对各付多少</translation>
    </message>
    <message>
        <source>We ask the hospital what there is to pay.</source>
        <translation>正在向医院查询</translation>
    </message>
    <message>
        <source>The answer takes its time. Nothing has been paid, and there is nothing for you to do.</source>
        <translation>回应比较慢，请稍候。还没有扣款，您不用操作。</translation>
    </message>
    <message>
        <source>There is still no answer. Nothing has been paid. You can wait, or finish here and pay at the payment desk.</source>
        <translation>还是没有回应，没有扣款。您可以再等一会儿，或结束使用，到缴费窗口缴费。</translation>
    </message>
    <message>
        <source>The hospital and your insurance are being asked who pays what. Please wait a moment.</source>
        <translation>正在向医院和医保核对各付多少，请稍候。</translation>
    </message>
    <message>
        <source>Your bills are being looked for. Please wait a moment.</source>
        <translation>正在查询待缴费用，请稍候。</translation>
    </message>
</context>
<context>
    <name>PayWaysScreen</name>
    <message>
        <source>Payment</source>
        <translation>缴费</translation>
    </message>
    <message>
        <source>Total of %1 bills</source>
        <translation>共 %1 项</translation>
    </message>
    <message>
        <source>To have your insurance pay its part, finish here and come back with your insurance e-voucher or identity card.</source>
        <translation>想用医保支付？请先结束使用，再用医保电子凭证或身份证重新识别。</translation>
    </message>
    <message>
        <source>The insurance pays all of it: you have nothing to pay.</source>
        <translation>无需付款，全部由医保支付。</translation>
    </message>
    <message>
        <source>How would you like to pay?</source>
        <translation>请选择支付方式</translation>
    </message>
    <message>
        <source>Confirm</source>
        <translation>确认</translation>
    </message>
    <message>
        <source>%1. Please choose how you would like to pay.</source>
        <translation>%1。请重新选择支付方式。</translation>
    </message>
    <message>
        <source>The insurance pays all of it. Touch the big button to confirm.</source>
        <translation>全部由医保支付，您不用付钱。请点大按钮确认。</translation>
    </message>
    <message>
        <source>Hold the payment code on your phone up to the camera. Or touch one of the ways to pay and scan the code on the screen.</source>
        <translation>请把手机付款码对准镜头。也可以点一种支付方式，再用手机扫屏幕上的二维码。</translation>
    </message>
    <message>
        <source>Please touch one of the ways to pay. Then scan the code on the screen with your phone.</source>
        <translation>请点一种支付方式，再用手机扫屏幕上的二维码。</translation>
    </message>
    <message>
        <source>You pay %1 yuan.</source>
        <translation>您要付 %1 元。</translation>
    </message>
    <message>
        <source>Or scan a code on this screen</source>
        <translation>或扫屏幕上的二维码</translation>
    </message>
    <message>
        <source>1 bill</source>
        <translation>1 项</translation>
    </message>
    <message>
        <source>%1 bills</source>
        <translation>%1 项</translation>
    </message>
</context>
<context>
    <name>PayingCover</name>
    <message>
        <source>A payment is in progress</source>
        <translation>正在付款</translation>
    </message>
    <message>
        <source>Please leave it to whoever is paying. Is it you? Touch the screen to go on.</source>
        <translation>请不要替他人操作。
是您本人？请轻触屏幕继续。</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>A payment is in progress. If it is yours, touch the big button to go on.</source>
        <translation>正在付款。如果是您在付款，请点大按钮继续。</translation>
    </message>
</context>
<context>
    <name>PayingScreen</name>
    <message>
        <source>%1 min %2 s left</source>
        <translation>还有 %1 分 %2 秒</translation>
    </message>
    <message>
        <source>%1 s left</source>
        <translation>还有 %1 秒</translation>
    </message>
    <message>
        <source>Pay in another way</source>
        <translation>换一种方式付款</translation>
    </message>
    <message>
        <source>%1 yuan</source>
        <translation>%1 元</translation>
    </message>
</context>
<context>
    <name>PendingRow</name>
    <message>
        <source>Expected by %1</source>
        <translation>预计 %1 出报告</translation>
    </message>
    <message>
        <source>In progress since %1</source>
        <translation>%1 起检查中</translation>
    </message>
    <message>
        <source>In progress</source>
        <translation>检查中</translation>
    </message>
</context>
<context>
    <name>PrintDoneScreen</name>
    <message>
        <source>Please take the %1 sheets below</source>
        <translation>请取走 %1 张报告</translation>
    </message>
    <message>
        <source>Please take the sheet below</source>
        <translation>请取走报告</translation>
    </message>
    <message>
        <source>Nothing was printed</source>
        <translation>没有打印出报告</translation>
    </message>
    <message>
        <source>%1 of %2 reports printed</source>
        <translation>共 %2 份，已打印 %1 份</translation>
    </message>
    <message>
        <source>Please go to %1 now</source>
        <translation>请现在就去%1</translation>
    </message>
    <message>
        <source>Print the rest</source>
        <translation>继续打印其余报告</translation>
    </message>
    <message>
        <source>Please see what has come out</source>
        <translation>请看看是否有报告打出</translation>
    </message>
    <message>
        <source>Each report is printed once: please keep it safe.</source>
        <translation>每份报告只打印一次，请妥善保管。</translation>
    </message>
    <message>
        <source>Your reports are printed. When you have taken them all, touch Finish at the bottom.</source>
        <translation>报告打印好了。全部取走以后，请点下面的“结束使用”。</translation>
    </message>
    <message>
        <source>Perhaps not everything has come out. Please look at what lies below, and ask at the desk.</source>
        <translation>报告可能没有全部打印出来。请看看下方出来的纸，并到服务台咨询。</translation>
    </message>
    <message>
        <source>Nothing was printed. Please ask at the desk.</source>
        <translation>没有打印出报告。请到服务台咨询。</translation>
    </message>
    <message>
        <source>. </source>
        <comment>between sentences</comment>
        <translation>。</translation>
    </message>
    <message>
        <source>Please take your paper below.</source>
        <translation>请取走下方已打印的报告。</translation>
    </message>
    <message>
        <source>Some of your reports are printed, others are not. Please take your paper, and ask at the desk.</source>
        <translation>有些报告已打印，有些没有。请先取走报告，再到服务台询问。</translation>
    </message>
</context>
<context>
    <name>PrintListRow</name>
    <message>
        <source>waiting</source>
        <translation>等待打印</translation>
    </message>
    <message>
        <source>being printed…</source>
        <translation>正在打印…</translation>
    </message>
    <message>
        <source>printed</source>
        <translation>已打印</translation>
    </message>
    <message>
        <source>not printed</source>
        <translation>没有打印</translation>
    </message>
    <message>
        <source>printed in part: please ask at the desk</source>
        <translation>只打印了一部分，请到服务台</translation>
    </message>
    <message>
        <source>perhaps printed: please ask at the desk</source>
        <translation>是否打印待确认，请到服务台</translation>
    </message>
    <message>
        <source>printed before, on %1: the desk prints another</source>
        <translation>已于 %1 打印过，再打请到服务台</translation>
    </message>
    <message>
        <source>printed before: the desk prints another</source>
        <translation>以前打印过，再打请到服务台</translation>
    </message>
    <message>
        <source>cannot be printed here: please ask at the desk</source>
        <translation>这里无法打印，请到服务台</translation>
    </message>
</context>
<context>
    <name>PrintingScreen</name>
    <message>
        <source>We ask the hospital whether it was printed before.</source>
        <translation>正在向医院核对是否打印过。</translation>
    </message>
    <message>
        <source>The report is being prepared.</source>
        <translation>正在准备这份报告。</translation>
    </message>
    <message>
        <source>It goes on by itself as soon as that is done.</source>
        <translation>处理好以后会自动继续打印。</translation>
    </message>
    <message>
        <source>The rest is not printed. Please take what has come out.</source>
        <translation>其余的不再打印，请取走已打印的报告。</translation>
    </message>
    <message>
        <source>Sheet %1 of %2</source>
        <translation>第 %1 张，共 %2 张</translation>
    </message>
    <message>
        <source>The paper comes out below.</source>
        <translation>报告从下方出纸口出来。</translation>
    </message>
    <message>
        <source>Stopping the print…</source>
        <translation>正在停止打印…</translation>
    </message>
    <message>
        <source>The printer needs a hand</source>
        <translation>打印机需要处理一下</translation>
    </message>
    <message>
        <source>Printing report %1 of %2</source>
        <translation>正在打印（%1&#xa0;/&#xa0;%2）</translation>
    </message>
    <message>
        <source>Printing your report</source>
        <translation>正在打印报告</translation>
    </message>
    <message>
        <source>It takes a little longer. There is nothing for you to do.</source>
        <translation>需要多等一会儿，您不用做什么。</translation>
    </message>
    <message>
        <source>It takes very long. You can wait, or finish here and ask at the desk.</source>
        <translation>等得有些久。您可以继续等，也可以结束使用，到服务台咨询。</translation>
    </message>
    <message>
        <source>Your reports are being printed. Please wait, and take the paper when it has come out.</source>
        <translation>正在打印您的报告。请稍候，纸出来以后请取走。</translation>
    </message>
    <message>
        <source>The printer has stopped. It goes on by itself as soon as that is seen to.</source>
        <translation>打印机停下了，处理好以后会自动继续打印。</translation>
    </message>
    <message>
        <source>The print is being stopped.</source>
        <translation>正在停止打印。</translation>
    </message>
    <message>
        <source>The printer needs a hand. Please tell our staff.</source>
        <translation>打印机需要处理一下，请告诉工作人员。</translation>
    </message>
    <message>
        <source>Please take what has come out.</source>
        <translation>请取走已打印的报告。</translation>
    </message>
</context>
<context>
    <name>PrivacyCover</name>
    <message>
        <source>The screen is hidden. Touch the big button to go on.</source>
        <translation>屏幕已遮住。要继续，请点大按钮。</translation>
    </message>
    <message>
        <source>The screen is hidden</source>
        <translation>屏幕已遮住</translation>
    </message>
    <message>
        <source>Nobody can read anything here. It goes on when you want it to.</source>
        <translation>别人什么也看不到。您准备好了，再继续。</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续使用</translation>
    </message>
</context>
<context>
    <name>QueueTicket</name>
    <message>
        <source>You are next</source>
        <translation>下一位就是您</translation>
    </message>
    <message>
        <source>%1 ahead of you, about %2 min</source>
        <translation>前面 %1 人，约 %2 分钟</translation>
    </message>
    <message>
        <source>%1 ahead of you</source>
        <translation>前面 %1 人</translation>
    </message>
    <message>
        <source>about %1 min</source>
        <translation>大约等 %1 分钟</translation>
    </message>
    <message>
        <source>Your number</source>
        <translation>您的号</translation>
    </message>
    <message>
        <source>Please wait until your name is called</source>
        <translation>请留意叫您的名字</translation>
    </message>
</context>
<context>
    <name>Reach</name>
    <message>
        <source>Show above</source>
        <comment>the part of the screen that is above</comment>
        <translation>看上面</translation>
    </message>
    <message>
        <source>Show below</source>
        <comment>the part of the screen that is below</comment>
        <translation>看下面</translation>
    </message>
</context>
<context>
    <name>Reasons</name>
    <message>
        <source>This is not a health card code</source>
        <translation>这不是健康卡的二维码</translation>
    </message>
    <message>
        <source>Please open your electronic health card on the phone and show that code.</source>
        <translation>请在手机上打开电子健康卡，
出示健康卡的二维码。</translation>
    </message>
    <message>
        <source>This is a payment code</source>
        <translation>这是付款码</translation>
    </message>
    <message>
        <source>Please show your health card. You will be asked for a payment code only when there is something to pay.</source>
        <translation>请出示健康卡的二维码。
要付钱的时候，才用得上付款码。</translation>
    </message>
    <message>
        <source>This is a staff badge</source>
        <translation>这是工作证</translation>
    </message>
    <message>
        <source>Please show your health card.</source>
        <translation>请出示健康卡的二维码。</translation>
    </message>
    <message>
        <source>This card cannot be checked here at the moment</source>
        <translation>这种码现在用不了</translation>
    </message>
    <message>
        <source>Please show the code of your electronic health card, or ask at the desk.</source>
        <translation>请出示电子健康卡的二维码，或到服务台办理。</translation>
    </message>
    <message>
        <source>This code cannot be read</source>
        <translation>这个码读不出来</translation>
    </message>
    <message>
        <source>Please refresh the code on your phone and hold it up again.</source>
        <translation>请在手机上点“刷新”，再对准镜头。</translation>
    </message>
    <message>
        <source>This code is not a valid health card</source>
        <translation>这个码没有通过验证</translation>
    </message>
    <message>
        <source>Please ask at the desk to have your card checked.</source>
        <translation>请到服务台，让工作人员帮您看一下健康卡。</translation>
    </message>
    <message>
        <source>The issuer of this card is not known here</source>
        <translation>这里还不认识这张卡</translation>
    </message>
    <message>
        <source>Please ask at the desk. Your card may be fine.</source>
        <translation>您的卡可能没有问题，
请到服务台办理。</translation>
    </message>
    <message>
        <source>Cards cannot be checked here at the moment</source>
        <translation>这台自助机暂时验不了卡</translation>
    </message>
    <message>
        <source>Please use another terminal or ask at the desk. Your card is fine.</source>
        <translation>您的卡没有问题，请放心。
请换一台自助机，或到服务台办理。</translation>
    </message>
    <message>
        <source>This terminal&apos;s clock needs staff</source>
        <translation>这台自助机的时间不对</translation>
    </message>
    <message>
        <source>Your phone&apos;s clock is ahead</source>
        <translation>您手机的时间快了</translation>
    </message>
    <message>
        <source>Please set the phone&apos;s time to automatic, refresh the code and hold it up again.</source>
        <translation>请把手机时间设为“自动”，
刷新二维码，再对准镜头。</translation>
    </message>
    <message>
        <source>This code is out of date</source>
        <translation>这个码过期了</translation>
    </message>
    <message>
        <source>It was made {minutes} min ago. Please tap &quot;refresh&quot; on your phone and hold it up again.</source>
        <translation>它是 {minutes} 分钟前生成的。
请在手机上点“刷新”，再对准镜头。</translation>
    </message>
    <message>
        <source>This card&apos;s issuer key is not in force</source>
        <translation>这张卡暂时用不了</translation>
    </message>
    <message>
        <source>Please ask at the desk.</source>
        <translation>请到服务台，工作人员会帮您办理。</translation>
    </message>
    <message>
        <source>Please refresh the code on your phone and hold it up again. If that does not help, ask at the desk.</source>
        <translation>请在手机上点“刷新”，再对准镜头。
还是不行的话，请到服务台办理。</translation>
    </message>
    <message>
        <source>This card is not valid yet</source>
        <translation>这张卡还没有生效</translation>
    </message>
    <message>
        <source>It will be valid from {date}. Please ask at the desk.</source>
        <translation>{date}起才能使用。
请到服务台办理。</translation>
    </message>
    <message>
        <source>This card has expired</source>
        <translation>这张卡过了有效期</translation>
    </message>
    <message>
        <source>It was valid until {date}. Please renew it on your phone or ask at the desk.</source>
        <translation>有效期到{date}。
请在手机上更新，或到服务台办理。</translation>
    </message>
    <message>
        <source>This card&apos;s issuer key was not in force</source>
        <translation>这张卡需要重新办理</translation>
    </message>
    <message>
        <source>Please ask at the desk to have the card issued again.</source>
        <translation>请到服务台，工作人员会帮您重新办卡。</translation>
    </message>
    <message>
        <source>Please refresh the code on your own phone and hold it up again.</source>
        <translation>请在您自己的手机上点“刷新”，
再对准镜头。</translation>
    </message>
    <message>
        <source>This card has been cancelled</source>
        <translation>这张卡已经注销</translation>
    </message>
    <message>
        <source>Please use your new card or ask at the desk.</source>
        <translation>请出示新的健康卡，或到服务台办理。</translation>
    </message>
    <message>
        <source>This code has been used already</source>
        <translation>这个码已经用过了</translation>
    </message>
    <message>
        <source>Please tap &quot;refresh&quot; on your phone and hold up the new code.</source>
        <translation>请在手机上点“刷新”，
把新的二维码对准镜头。</translation>
    </message>
    <message>
        <source>The hospital system is not answering</source>
        <translation>医院系统暂时没有回应</translation>
    </message>
    <message>
        <source>The hospital system is busy</source>
        <translation>医院系统正忙</translation>
    </message>
    <message>
        <source>The hospital system did not accept this</source>
        <translation>这一步没有办成</translation>
    </message>
    <message>
        <source>The hospital system gave an answer that makes no sense</source>
        <translation>医院系统出了点问题</translation>
    </message>
    <message>
        <source>This hospital does not know this card yet</source>
        <translation>您还没有在本院建档</translation>
    </message>
    <message>
        <source>Please ask at the desk to be registered. Bring your identity card.</source>
        <translation>请带身份证到服务台建档，
建好就能签到。</translation>
    </message>
    <message>
        <source>Your record needs a look by our staff</source>
        <translation>您的档案需要工作人员核对</translation>
    </message>
    <message>
        <source>Please ask at the desk. It takes a moment.</source>
        <translation>请到服务台，很快就好。</translation>
    </message>
    <message>
        <source>You cannot sign in now</source>
        <translation>现在还不能签到</translation>
    </message>
    <message>
        <source>{words}</source>
        <translation>{words}</translation>
    </message>
    <message>
        <source>Your appointment has just been changed</source>
        <translation>您的预约刚刚有变动</translation>
    </message>
    <message>
        <source>Please hold your code up again to see it.</source>
        <translation>请再扫一次码，查看新的预约。</translation>
    </message>
    <message>
        <source>There is no paper for the ticket</source>
        <translation>小票打印机没有纸了</translation>
    </message>
    <message>
        <source>You are signed in. Please remember your number.</source>
        <translation>您已签到，请记住您的号。</translation>
    </message>
    <message>
        <source>The ticket printer is open</source>
        <translation>小票打印机的盖子没有关好</translation>
    </message>
    <message>
        <source>The ticket printer does not work at the moment</source>
        <translation>小票打印机暂时用不了</translation>
    </message>
    <message>
        <source>The ticket may not be complete</source>
        <translation>小票可能没有打完整</translation>
    </message>
    <message>
        <source>This terminal cannot see your code</source>
        <translation>镜头暂时用不了</translation>
    </message>
    <message>
        <source>Please use another terminal or ask at the desk.</source>
        <translation>请换一台自助机，或到服务台办理。</translation>
    </message>
    <message>
        <source>This terminal is out of service</source>
        <translation>这台自助机暂停使用</translation>
    </message>
    <message>
        <source>Something went wrong here</source>
        <translation>这台自助机出了点问题</translation>
    </message>
    <message>
        <source>Nothing of yours was kept. Please refresh your code and hold it up again, or ask at the desk.</source>
        <translation>您的信息没有留在自助机上。
请在手机上点“刷新”，再扫一次，或到服务台办理。</translation>
    </message>
    <message>
        <source>This kind of card cannot be checked at the moment</source>
        <translation>这种码暂时核验不了</translation>
    </message>
    <message>
        <source>This card was not accepted</source>
        <translation>这张卡没有通过核验</translation>
    </message>
    <message>
        <source>This code is no longer valid</source>
        <translation>这个码已经失效</translation>
    </message>
    <message>
        <source>Please have the staff check your card</source>
        <translation>请工作人员帮您核对</translation>
    </message>
    <message>
        <source>The digits did not agree too many times. At the desk they can help you at once.</source>
        <translation>数字多次对不上。
请到服务台，马上为您办理。</translation>
    </message>
    <message>
        <source>The connection to the platform that issued it is down. Please ask at the desk.</source>
        <translation>暂时连不上发卡平台。也可以到服务台办理。</translation>
    </message>
    <message>
        <source>Nothing is lost. Please try again, or ask at the desk.</source>
        <translation>您的信息没有丢失。请再试一次，或到服务台咨询。</translation>
    </message>
    <message>
        <source>Please ask at the desk. Nothing is lost.</source>
        <translation>请到服务台咨询，您的信息没有丢失。</translation>
    </message>
    <message>
        <source>Nothing is lost. Please try again in a moment, or ask at the desk.</source>
        <translation>您的信息没有丢失。请稍后再试，或到服务台咨询。</translation>
    </message>
    <message>
        <source>This bill has changed</source>
        <translation>这项费用有变动</translation>
    </message>
    <message>
        <source>Please look at your bills once more, or ask at the payment desk.</source>
        <translation>请重新查看待缴费用，或到缴费窗口咨询。</translation>
    </message>
    <message>
        <source>This bill is paid already</source>
        <translation>这项费用已经缴过了</translation>
    </message>
    <message>
        <source>You need not pay it again. If you have just paid here, the money goes back the way it came.</source>
        <translation>不用再缴。如果您刚才在这里付了款，钱会原路退回。</translation>
    </message>
    <message>
        <source>This bill cannot be paid here</source>
        <translation>这项费用不能在这里缴</translation>
    </message>
    <message>
        <source>Please pay it at the payment desk.</source>
        <translation>请到缴费窗口办理。</translation>
    </message>
    <message>
        <source>The payment system is not answering</source>
        <translation>支付系统暂时没有回应</translation>
    </message>
    <message>
        <source>Nothing has been paid. Please try again in a moment, or pay at the payment desk.</source>
        <translation>没有扣款。请稍后再试，或到缴费窗口缴费。</translation>
    </message>
    <message>
        <source>Payments are not possible here at the moment</source>
        <translation>这里暂时不能缴费</translation>
    </message>
    <message>
        <source>Please use another terminal, or pay at the payment desk.</source>
        <translation>请换一台自助机，或到缴费窗口缴费。</translation>
    </message>
    <message>
        <source>The payment was not accepted</source>
        <translation>这次付款没有被接受</translation>
    </message>
    <message>
        <source>Nothing has been paid. Please choose another way, or pay at the desk.</source>
        <translation>没有扣款。请换一种方式付款，或到缴费窗口缴费。</translation>
    </message>
    <message>
        <source>This payment code is no longer valid</source>
        <translation>这个付款码已经过期</translation>
    </message>
    <message>
        <source>Nothing has been paid. Please refresh the payment code on your phone and show it again.</source>
        <translation>没有扣款。请在手机上刷新付款码，再对准镜头。</translation>
    </message>
    <message>
        <source>There is not enough money in this account</source>
        <translation>账户余额不足</translation>
    </message>
    <message>
        <source>Nothing has been paid. Please choose another way to pay, or another card.</source>
        <translation>没有扣款。请换一种支付方式或换一张卡。</translation>
    </message>
    <message>
        <source>The payment was not made</source>
        <translation>这次没有付款</translation>
    </message>
    <message>
        <source>This bill is being paid somewhere else</source>
        <translation>这项费用正在别处付款</translation>
    </message>
    <message>
        <source>A payment of this bill was begun at another terminal or earlier and is not finished. Please wait a few minutes, or ask at the payment desk. Do not pay twice.</source>
        <translation>这项费用之前已开始付款，还没有结束。请等几分钟再看，或到缴费窗口咨询，请勿重复支付。</translation>
    </message>
    <message>
        <source>It was paid a moment ago. You need not pay it again; it may take a few minutes until it shows.</source>
        <translation>刚刚已经付过款，不用再缴。过几分钟才会显示缴费结果。</translation>
    </message>
    <message>
        <source>The money could not be returned here</source>
        <translation>这里退不了这笔钱</translation>
    </message>
    <message>
        <source>Please take your slip to the payment desk.</source>
        <translation>请带凭条到缴费窗口办理。</translation>
    </message>
    <message>
        <source>Payments are not possible here</source>
        <translation>这里不能缴费</translation>
    </message>
    <message>
        <source>Payments are not possible here just yet</source>
        <translation>缴费功能正在准备</translation>
    </message>
    <message>
        <source>Please try again in a minute, or use another terminal.</source>
        <translation>请过一分钟再试，或换一台自助机。</translation>
    </message>
    <message>
        <source>Nothing has been paid. You can try again, or pay at the payment desk.</source>
        <translation>没有扣款。您可以再试一次，或到缴费窗口缴费。</translation>
    </message>
    <message>
        <source>It is not certain what became of the payment</source>
        <translation>这笔付款的结果还不能确定</translation>
    </message>
    <message>
        <source>Please do not pay again. Take your slip to the payment desk.</source>
        <translation>请勿重复支付，请带凭条到缴费窗口咨询。</translation>
    </message>
    <message>
        <source>The payment was cancelled</source>
        <translation>付款已取消</translation>
    </message>
    <message>
        <source>The insurance did not settle its part</source>
        <translation>医保没有结算成功</translation>
    </message>
    <message>
        <source>Your bill is still to be paid. Please ask at the payment desk.</source>
        <translation>这项费用还没有缴，请到缴费窗口办理。</translation>
    </message>
    <message>
        <source>This is not a payment code</source>
        <translation>这不是付款码</translation>
    </message>
    <message>
        <source>Please open WeChat Pay, Alipay or UnionPay and show the payment code.</source>
        <translation>请打开微信、支付宝或云闪付，出示付款码。</translation>
    </message>
    <message>
        <source>The insurance system is not answering</source>
        <translation>医保系统暂时没有回应</translation>
    </message>
    <message>
        <source>Nothing has been paid. Please try again in a moment, or ask at the payment desk.</source>
        <translation>没有扣款。请稍后再试，或到缴费窗口咨询。</translation>
    </message>
    <message>
        <source>The insurance did not accept this</source>
        <translation>医保没有通过这次结算</translation>
    </message>
    <message>
        <source>{words} Please ask at the payment desk.</source>
        <translation>{words}请到缴费窗口咨询。</translation>
    </message>
    <message>
        <source>The insurance&apos;s share could not be worked out</source>
        <translation>没能算出医保支付的部分</translation>
    </message>
    <message>
        <source>Nothing has been paid. Please pay at the payment desk.</source>
        <translation>没有扣款。请到缴费窗口缴费。</translation>
    </message>
    <message>
        <source>If you need another copy, please ask at the desk.</source>
        <translation>如需再打一份，请到服务台。</translation>
    </message>
    <message>
        <source>This report is being revised</source>
        <translation>这份报告正在修订</translation>
    </message>
    <message>
        <source>Please open your reports again in a while, or ask at the desk.</source>
        <translation>请过一会儿再打开报告查看，或到服务台咨询。</translation>
    </message>
    <message>
        <source>This report was printed before</source>
        <translation>这份报告已经打印过</translation>
    </message>
    <message>
        <source>This report may have been printed already</source>
        <translation>这份报告可能已经打印过</translation>
    </message>
    <message>
        <source>The printer was interrupted. Please ask at the desk to have it looked at.</source>
        <translation>上次打印中断了，请到服务台核实。</translation>
    </message>
    <message>
        <source>This report cannot be printed here</source>
        <translation>这份报告无法在这里打印</translation>
    </message>
    <message>
        <source>Please have it printed at the desk.</source>
        <translation>请到服务台打印。</translation>
    </message>
    <message>
        <source>Nothing can be printed here just now</source>
        <translation>这里暂时无法打印</translation>
    </message>
    <message>
        <source>Your report can be read on the screen. Please print at another terminal.</source>
        <translation>报告可以在屏幕上查看，请换一台自助机打印。</translation>
    </message>
    <message>
        <source>This document cannot be shown</source>
        <translation>这份原件无法显示</translation>
    </message>
    <message>
        <source>Please ask at the desk for it.</source>
        <translation>请到服务台索取。</translation>
    </message>
    <message>
        <source>This document is too large to be shown here</source>
        <translation>这份原件太大，无法在这里显示</translation>
    </message>
    <message>
        <source>The hospital&apos;s explanation is not available just now</source>
        <translation>暂时无法取得医院的智能解读</translation>
    </message>
    <message>
        <source>Please ask your doctor about this report.</source>
        <translation>请向医生咨询这份报告。</translation>
    </message>
    <message>
        <source>Your reports can be read on the screen, and printed at another terminal.</source>
        <translation>报告可以在屏幕上查看，打印请换一台自助机。</translation>
    </message>
    <message>
        <source>Please ask somebody of the staff. Printing goes on by itself then.</source>
        <translation>请告诉工作人员，处理好以后会自动继续打印。</translation>
    </message>
    <message>
        <source>Reports cannot be printed at this terminal</source>
        <translation>这台自助机不能打印报告</translation>
    </message>
    <message>
        <source>The report printer is not answering</source>
        <translation>报告打印机没有响应</translation>
    </message>
    <message>
        <source>The report printer has a fault</source>
        <translation>报告打印机出现故障</translation>
    </message>
    <message>
        <source>Paper is stuck in the report printer</source>
        <translation>报告打印机卡纸了</translation>
    </message>
    <message>
        <source>The report printer is open</source>
        <translation>报告打印机的盖子没有关好</translation>
    </message>
    <message>
        <source>The report printer is out of paper</source>
        <translation>报告打印机没有纸了</translation>
    </message>
    <message>
        <source>The report printer has the wrong paper</source>
        <translation>报告打印机里的纸不对</translation>
    </message>
    <message>
        <source>The report printer is out of toner</source>
        <translation>报告打印机没有墨粉了</translation>
    </message>
    <message>
        <source>The report printer was stopped</source>
        <translation>报告打印机已暂停</translation>
    </message>
    <message>
        <source>The printer was interrupted</source>
        <translation>打印中断了</translation>
    </message>
    <message>
        <source>Please take what has come out, and ask at the desk for the rest. They can see what is missing.</source>
        <translation>请取走已打印的报告，其余的请到服务台，工作人员能查到缺了哪些。</translation>
    </message>
    <message>
        <source>This is the code of a printed report</source>
        <translation>这是纸质报告上的码</translation>
    </message>
    <message>
        <source>Please ask the office that issues badges.</source>
        <translation>请联系工牌发放部门。</translation>
    </message>
    <message>
        <source>Please ask the office that issues badges for a new invitation.</source>
        <translation>请联系工牌发放部门，领取新的开通码。</translation>
    </message>
    <message>
        <source>Choose 6 to 12 digits that nobody guesses: no birthday, no row of digits, no repeats.</source>
        <translation>请设 6 至 12 位别人猜不到的数字，不要用生日、连号或重复数字。</translation>
    </message>
    <message>
        <source>This is not a staff badge</source>
        <translation>这不是工牌</translation>
    </message>
    <message>
        <source>Please hold up the code on your badge.</source>
        <translation>请出示工牌上的二维码。</translation>
    </message>
    <message>
        <source>This badge has no task at this terminal</source>
        <translation>此工牌在本机没有权限</translation>
    </message>
    <message>
        <source>This badge has no PIN at this terminal yet</source>
        <translation>此工牌尚未在本机设置密码</translation>
    </message>
    <message>
        <source>Please hold up your invitation to choose one.</source>
        <translation>请出示开通码，然后设置密码。</translation>
    </message>
    <message>
        <source>This is not an invitation</source>
        <translation>这不是开通码</translation>
    </message>
    <message>
        <source>Please hold up the code on the letter to your badge.</source>
        <translation>请出示随工牌发放的信上的二维码。</translation>
    </message>
    <message>
        <source>This invitation is for another badge or terminal</source>
        <translation>此开通码属于另一张工牌或另一台机器</translation>
    </message>
    <message>
        <source>This invitation was used before</source>
        <translation>此开通码已经用过</translation>
    </message>
    <message>
        <source>This invitation is too old for this terminal</source>
        <translation>此开通码早于本机启用时间</translation>
    </message>
    <message>
        <source>A PIN has 6 to 12 digits</source>
        <translation>密码为 6 至 12 位数字</translation>
    </message>
    <message>
        <source>This PIN is too easy to guess</source>
        <translation>此密码太容易猜到</translation>
    </message>
    <message>
        <source>The two PINs are not the same</source>
        <translation>两次输入的密码不一致</translation>
    </message>
    <message>
        <source>Please choose one and type it twice.</source>
        <translation>请重新设置，并输入两次。</translation>
    </message>
    <message>
        <source>This PIN is wrong</source>
        <translation>密码不正确</translation>
    </message>
    <message>
        <source>Tries left before this badge is locked here: {left}.</source>
        <translation>再错 {left} 次，此工牌将在本机锁定。</translation>
    </message>
    <message>
        <source>Please wait before the next try</source>
        <translation>请稍后再试</translation>
    </message>
    <message>
        <source>There were too many wrong PINs. {seconds} seconds left.</source>
        <translation>密码多次输错，还需等待 {seconds} 秒。</translation>
    </message>
    <message>
        <source>This badge is locked at this terminal</source>
        <translation>此工牌已在本机锁定</translation>
    </message>
    <message>
        <source>An engineer and a second person can unlock it. Other terminals still work.</source>
        <translation>工程师与另一名工作人员可一同解锁。其他机器仍可使用。</translation>
    </message>
    <message>
        <source>This needs a second person</source>
        <translation>此操作需要第二人</translation>
    </message>
    <message>
        <source>Please have a colleague hold up their badge.</source>
        <translation>请另一位同事出示工牌。</translation>
    </message>
    <message>
        <source>This is not among your tasks</source>
        <translation>您没有此项权限</translation>
    </message>
    <message>
        <source>Somebody with another role can do it.</source>
        <translation>请由有权限的同事操作。</translation>
    </message>
    <message>
        <source>Line {line} is not right yet</source>
        <translation>第 {line} 行有误</translation>
    </message>
    <message>
        <source>Please compare it with the code and correct it.</source>
        <translation>请与恢复码核对并更正。</translation>
    </message>
    <message>
        <source>This recovery code was not accepted</source>
        <translation>恢复码未通过</translation>
    </message>
    <message>
        <source>It must be made for the words that this screen shows now.</source>
        <translation>恢复码必须由屏幕上当前显示的字符生成。</translation>
    </message>
    <message>
        <source>The time for this recovery is over</source>
        <translation>本次恢复已失效</translation>
    </message>
    <message>
        <source>Please begin again with the new words on the screen.</source>
        <translation>请用屏幕上新的字符重新开始。</translation>
    </message>
    <message>
        <source>One moment, please</source>
        <translation>请稍等</translation>
    </message>
    <message>
        <source>This terminal is starting again and will be ready very soon. If you have just paid, your money is safe.</source>
        <translation>这台自助机正在重新启动，马上就好。如果您刚才在付款，钱不会丢，请放心。</translation>
    </message>
    <message>
        <source>Please use another terminal or ask at the desk. If you have just paid, your money is safe.</source>
        <translation>请换一台自助机，或到服务台办理。如果您刚才在付款，钱不会丢，请放心。</translation>
    </message>
    <message>
        <source>This terminal is closed for now</source>
        <translation>本机暂停服务</translation>
    </message>
    <message>
        <source>It opens again at {until}. Please use another terminal or ask at the desk.</source>
        <translation>预计 {until} 恢复服务。请使用其他自助机，或到服务台咨询。</translation>
    </message>
</context>
<context>
    <name>RecordingMark</name>
    <message>
        <source>Maintenance: the camera&apos;s pictures are being recorded</source>
        <translation>维护中：正在录制摄像头画面</translation>
    </message>
</context>
<context>
    <name>RefusedScreen</name>
    <message>
        <source>The camera is on: no button needed</source>
        <translation>镜头一直开着，不用按任何键</translation>
    </message>
    <message>
        <source>your insurance e-voucher</source>
        <translation>医保电子凭证</translation>
    </message>
    <message>
        <source>your health card app</source>
        <translation>健康卡 App 里的二维码</translation>
    </message>
    <message>
        <source>the health card in WeChat</source>
        <translation>微信或医院小程序里的健康卡</translation>
    </message>
    <message>
        <source>your identity card on the reader</source>
        <translation>身份证（放在读卡器上）</translation>
    </message>
    <message>
        <source>%1. %2</source>
        <comment>what happened, what to do</comment>
        <translation>%1。%2</translation>
    </message>
    <message>
        <source>Works here:</source>
        <translation>这里可以用</translation>
    </message>
    <message>
        <source>Works here: %1</source>
        <translation>这里可以用：%1</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>%1. The details are on the screen.</source>
        <comment>what happened</comment>
        <translation>%1。详情请看屏幕。</translation>
    </message>
</context>
<context>
    <name>Remark</name>
    <message>
        <source>Source: %1</source>
        <translation>依据：%1</translation>
    </message>
</context>
<context>
    <name>RemarkGroup</name>
    <message>
        <source>What this may mean</source>
        <translation>这些结果说明什么</translation>
    </message>
    <message>
        <source>This is not a diagnosis.</source>
        <translation>这不是诊断。</translation>
    </message>
    <message>
        <source>No clinician has reviewed these words yet.</source>
        <translation>说明内容尚未经临床医生审核。</translation>
    </message>
    <message>
        <source>Reviewed by: %1</source>
        <translation>已经审核（%1）。</translation>
    </message>
</context>
<context>
    <name>ReportActions</name>
    <message>
        <source>Printed before. For another copy please ask at the desk.</source>
        <translation>已经打印过。如需再打，请到服务台。</translation>
    </message>
    <message>
        <source>Printed on %1. For another copy please ask at the desk.</source>
        <translation>已于 %1 打印。如需再打，请到服务台。</translation>
    </message>
    <message>
        <source>This report may have been printed. Please ask at the desk.</source>
        <translation>这份报告可能已经打印，请到服务台核实。</translation>
    </message>
    <message>
        <source>Hospital&apos;s original</source>
        <translation>医院原件</translation>
    </message>
    <message>
        <source>Print this report</source>
        <translation>打印报告</translation>
    </message>
    <message>
        <source>Perhaps printed: please ask</source>
        <translation>可能已打印，请询问</translation>
    </message>
    <message>
        <source>Printed %1. Copies at the desk.</source>
        <translation>%1 已打印，再打请到服务台。</translation>
    </message>
</context>
<context>
    <name>ReportBody</name>
    <message>
        <source>To look at</source>
        <translation>需要留意</translation>
    </message>
    <message>
        <source>The other results</source>
        <translation>其他结果</translation>
    </message>
    <message>
        <source>What was found is in the hospital&apos;s original.</source>
        <translation>检查结果请看医院原件。</translation>
    </message>
</context>
<context>
    <name>ReportFacts</name>
    <message>
        <source>Results: %1, to look at: %2</source>
        <translation>%1 项，%2 项需要留意</translation>
    </message>
    <message>
        <source>Results: %1, none marked</source>
        <translation>%1 项，没有标出异常</translation>
    </message>
    <message>
        <source>Added to: please go by this one</source>
        <translation>有补充，请以本次为准</translation>
    </message>
    <message>
        <source>Corrected: please go by this one</source>
        <translation>已更正，请以本次为准</translation>
    </message>
</context>
<context>
    <name>ReportFormScreen</name>
    <message>
        <source>Page %1 of %2</source>
        <translation>第 %1 / %2 页</translation>
    </message>
    <message>
        <source>Previous page</source>
        <translation>上一页</translation>
    </message>
    <message>
        <source>Whole page</source>
        <translation>看整页</translation>
    </message>
    <message>
        <source>Enlarge</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>Next page</source>
        <translation>下一页</translation>
    </message>
    <message>
        <source>This is the hospital&apos;s original.</source>
        <translation>这里是医院的报告原件。</translation>
    </message>
    <message>
        <source>Move it with the four arrows.</source>
        <translation>要移动，请点四个箭头。</translation>
    </message>
    <message>
        <source>To see it larger, touch Enlarge.</source>
        <translation>要看大一些，请点“放大”。</translation>
    </message>
    <message>
        <source>To go back to the report, touch Back at the bottom.</source>
        <translation>要回到报告，请点下面的“返回”。</translation>
    </message>
    <message>
        <source>. </source>
        <comment>between sentences</comment>
        <translation>。</translation>
    </message>
</context>
<context>
    <name>ReportMarks</name>
    <message>
        <source>Urgent</source>
        <translation>危急</translation>
    </message>
    <message>
        <source>Added to</source>
        <translation>有补充</translation>
    </message>
    <message>
        <source>Corrected</source>
        <translation>更正</translation>
    </message>
    <message>
        <source>New</source>
        <translation>新</translation>
    </message>
    <message>
        <source>Printed</source>
        <translation>已打印</translation>
    </message>
    <message>
        <source>To be checked</source>
        <comment>whether the report was printed</comment>
        <translation>待确认</translation>
    </message>
</context>
<context>
    <name>ReportPageScreen</name>
    <message>
        <source>Please go to %1 now</source>
        <translation>请现在就去%1</translation>
    </message>
    <message>
        <source>Sample</source>
        <translation>标本</translation>
    </message>
    <message>
        <source>Examined</source>
        <translation>检查时间</translation>
    </message>
    <message>
        <source>Taken</source>
        <translation>采集时间</translation>
    </message>
    <message>
        <source>Asked for by</source>
        <translation>开单医生</translation>
    </message>
    <message>
        <source>Reported by</source>
        <translation>报告者</translation>
    </message>
    <message>
        <source>Checked by</source>
        <translation>审核者</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>This is your report. What matters most stands at the top.</source>
        <translation>这里是您的报告，最要紧的内容在最上面。</translation>
    </message>
    <message>
        <source>To print it, touch the large button at the bottom.</source>
        <translation>要打印，请点下面的大按钮。</translation>
    </message>
    <message>
        <source>To go back to your reports, touch Back at the bottom.</source>
        <translation>要回到报告列表，请点下面的“返回”。</translation>
    </message>
    <message>
        <source>. </source>
        <comment>between sentences</comment>
        <translation>。</translation>
    </message>
</context>
<context>
    <name>ReportRow</name>
    <message>
        <source>Choose for printing: %1</source>
        <translation>勾选打印：%1</translation>
    </message>
    <message>
        <source>Read: %1</source>
        <translation>查看：%1</translation>
    </message>
    <message>
        <source>Results: %1, to look at: %2</source>
        <translation>%1 项，%2 项需要留意</translation>
    </message>
    <message>
        <source>Results: %1, none marked</source>
        <translation>%1 项，没有标出异常</translation>
    </message>
</context>
<context>
    <name>ReportTrendScreen</name>
    <message>
        <source>Usual: %1</source>
        <translation>参考范围 %1</translation>
    </message>
    <message>
        <source>These are your earlier results.</source>
        <translation>这里是您以前的结果。</translation>
    </message>
    <message>
        <source>To go back to the report, touch Back at the bottom.</source>
        <translation>要回到报告，请点下面的“返回”。</translation>
    </message>
    <message>
        <source>. </source>
        <comment>between sentences</comment>
        <translation>。</translation>
    </message>
</context>
<context>
    <name>ReportWaitScreen</name>
    <message>
        <source>Opening your report…</source>
        <translation>正在打开报告…</translation>
    </message>
    <message>
        <source>Looking for earlier results…</source>
        <translation>正在查找以往的结果…</translation>
    </message>
    <message>
        <source>Opening the hospital&apos;s original…</source>
        <translation>正在打开医院原件…</translation>
    </message>
    <message>
        <source>Asking the hospital for an explanation…</source>
        <translation>正在请医院的智能系统解读…</translation>
    </message>
    <message>
        <source>Looking for your reports…</source>
        <translation>正在查找您的报告…</translation>
    </message>
    <message>
        <source>Please wait a moment.</source>
        <translation>请稍候。</translation>
    </message>
    <message>
        <source>It takes very long. You can wait, or touch Finish at the bottom and ask at the desk.</source>
        <translation>等得比较久。您可以再等一等，也可以点下面的“结束使用”，到服务台咨询。</translation>
    </message>
    <message>
        <source>It takes a few seconds. There is nothing for you to do.</source>
        <translation>需要几秒钟，您不用操作。</translation>
    </message>
</context>
<context>
    <name>ReportsCard</name>
    <message>
        <source>Reports: read and print</source>
        <translation>报告：查看和打印</translation>
    </message>
    <message>
        <source>Reports</source>
        <translation>报告</translation>
    </message>
    <message>
        <source>Read and print</source>
        <translation>查看和打印</translation>
    </message>
    <message>
        <source>New reports</source>
        <translation>新报告</translation>
    </message>
    <message>
        <source>%1 new</source>
        <comment>reports, as a number</comment>
        <translation>%1 份</translation>
    </message>
</context>
<context>
    <name>ReportsScreen</name>
    <message>
        <source>%1 reports need to be seen to at once: please go to %2 now</source>
        <translation>有 %1 份报告需要马上处理，请现在就去%2</translation>
    </message>
    <message>
        <source>One report needs to be seen to at once: please go to %1 now</source>
        <translation>有一份报告需要马上处理，请现在就去%1</translation>
    </message>
    <message>
        <source>Your reports</source>
        <translation>我的报告</translation>
    </message>
    <message>
        <source>Choose none</source>
        <translation>全不选</translation>
    </message>
    <message>
        <source>Choose all new</source>
        <translation>全选新报告</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Imaging</source>
        <translation>影像</translation>
    </message>
    <message>
        <source>Page %1 of %2</source>
        <translation>第 %1 / %2 页</translation>
    </message>
    <message>
        <source>Print chosen (%1)</source>
        <translation>打印所选（%1）</translation>
    </message>
    <message>
        <source>Tick what to print</source>
        <translation>请勾选要打印的报告</translation>
    </message>
    <message>
        <source>Lab</source>
        <translation>检验</translation>
    </message>
    <message>
        <source>Here are your reports. Touch one to read it.</source>
        <translation>这里是您的报告。点一份就能看。</translation>
    </message>
    <message>
        <source>To print those that are ticked, touch the large button at the bottom.</source>
        <translation>要打印打了勾的报告，请点下面的大按钮。</translation>
    </message>
    <message>
        <source>Tick what you want to print, then touch the large button at the bottom.</source>
        <translation>请在要打印的报告前打勾，再点下面的大按钮。</translation>
    </message>
    <message>
        <source>. </source>
        <comment>between sentences</comment>
        <translation>。</translation>
    </message>
    <message>
        <source>Something did not work: please read the notice on the screen.</source>
        <translation>有一步没有办成，请看屏幕上的提示。</translation>
    </message>
    <message>
        <source>Reports: %1</source>
        <translation>共 %1 份报告</translation>
    </message>
</context>
<context>
    <name>ResultLine</name>
    <message>
        <source>no result</source>
        <translation>没有结果</translation>
    </message>
    <message>
        <source>usual %1</source>
        <translation>参考 %1</translation>
    </message>
    <message>
        <source>Earlier values of %1</source>
        <translation>查看以往结果：%1</translation>
    </message>
    <message>
        <source>Changed after it was first given out</source>
        <translation>发出后有更改</translation>
    </message>
</context>
<context>
    <name>ScanMirror</name>
    <message>
        <source>Camera picture</source>
        <translation>镜头画面</translation>
    </message>
    <message>
        <source>Scanning: no button needed</source>
        <translation>正在识别，不用按键</translation>
    </message>
    <message>
        <source>The camera is starting…</source>
        <translation>镜头正在启动…</translation>
    </message>
</context>
<context>
    <name>ScrollButtons</name>
    <message>
        <source>Up</source>
        <translation>向上</translation>
    </message>
    <message>
        <source>Previous</source>
        <translation>上一页</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>向下</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一页</translation>
    </message>
</context>
<context>
    <name>SecondFactorScreen</name>
    <message>
        <source>Checking with the hospital…</source>
        <translation>正在向医院核对…</translation>
    </message>
    <message>
        <source>So that nobody else can use your card. The digits are only compared, never kept.</source>
        <translation>防止别人冒用您的卡。
数字只用来核对，不会保存。</translation>
    </message>
    <message>
        <source>Confirm</source>
        <translation>确认</translation>
    </message>
    <message>
        <source>The digits do not agree</source>
        <translation>数字对不上，请再输一次</translation>
    </message>
    <message>
        <source>Please try again: %1 tries left</source>
        <translation>还可以试 %1 次</translation>
    </message>
    <message>
        <source>Identity number, last 4</source>
        <translation>身份证号后4位</translation>
    </message>
    <message>
        <source>Mobile number, last 4</source>
        <translation>手机号后4位</translation>
    </message>
    <message>
        <source>Only one try left</source>
        <translation>只剩最后一次，想不起来请找工作人员</translation>
    </message>
    <message>
        <source>Confirm that it is you</source>
        <translation>请确认是您本人</translation>
    </message>
    <message>
        <source>Your digits are being checked with the hospital. Please wait a moment.</source>
        <translation>正在向医院核对，请稍候。</translation>
    </message>
    <message>
        <source>Please touch Confirm.</source>
        <translation>请点“确认”。</translation>
    </message>
    <message>
        <source>Now the last four digits of your mobile number.</source>
        <translation>再请输入手机号的后四位。</translation>
    </message>
    <message>
        <source>Please type the last four digits of your identity number.</source>
        <translation>请输入身份证号的后四位。</translation>
    </message>
    <message>
        <source>The digits do not agree.</source>
        <translation>数字对不上。</translation>
    </message>
    <message>
        <source>Please confirm that it is you.</source>
        <translation>请确认是您本人。</translation>
    </message>
</context>
<context>
    <name>ServiceTiles</name>
    <message>
        <source>More services</source>
        <translation>更多服务</translation>
    </message>
    <message>
        <source>To the first services</source>
        <translation>回到前面的服务</translation>
    </message>
</context>
<context>
    <name>Services</name>
    <message>
        <source>Sign in</source>
        <translation>签到</translation>
    </message>
    <message>
        <source>%1 appointments today</source>
        <translation>今天有 %1 个预约</translation>
    </message>
    <message>
        <source>How long it takes, where to go</source>
        <translation>还要等多久、在哪里候诊</translation>
    </message>
    <message>
        <source>Your number: %1</source>
        <translation>您的号：%1</translation>
    </message>
    <message>
        <source>Pay bills</source>
        <translation>缴费</translation>
    </message>
    <message>
        <source>See what is open, and pay</source>
        <translation>查看费用并缴费</translation>
    </message>
    <message>
        <source>%1 bills</source>
        <translation>%1 项</translation>
    </message>
    <message>
        <source>Reports</source>
        <translation>报告</translation>
    </message>
    <message>
        <source>%1 new</source>
        <translation>新报告 %1 份</translation>
    </message>
    <message>
        <source>Read and print</source>
        <translation>查看和打印</translation>
    </message>
    <message>
        <source>Your turn</source>
        <translation>候诊进度</translation>
    </message>
    <message>
        <source>1 bill</source>
        <translation>1 项</translation>
    </message>
</context>
<context>
    <name>Sheet</name>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
</context>
<context>
    <name>SignedInScreen</name>
    <message>
        <source>You are already signed in</source>
        <translation>您已经签到了</translation>
    </message>
    <message>
        <source>You are signed in</source>
        <translation>签到成功</translation>
    </message>
    <message>
        <source>Please wait at
%1</source>
        <translation>请到 %1 候诊</translation>
    </message>
    <message>
        <source>Your ticket is being printed.</source>
        <translation>正在打印小票。</translation>
    </message>
    <message>
        <source>Please take your ticket, and wait where it says.</source>
        <translation>请取走小票，按小票上的位置候诊。</translation>
    </message>
    <message>
        <source>You do not need a ticket. Please wait until your name is called.</source>
        <translation>不需要小票，请等候叫到您的姓名。</translation>
    </message>
    <message>
        <source>There is no ticket this time. Please remember the number on the screen.</source>
        <translation>这次没有小票，请记住屏幕上的号。</translation>
    </message>
    <message>
        <source>The screen shows where to wait.</source>
        <translation>请按屏幕上的位置候诊。</translation>
    </message>
    <message>
        <source>Your number is %1.</source>
        <translation>您的号是 %1。</translation>
    </message>
    <message>
        <source>You are already signed in.</source>
        <translation>您已经签到过了。</translation>
    </message>
    <message>
        <source>You have been signed in.</source>
        <translation>签到成功。</translation>
    </message>
</context>
<context>
    <name>SigningInScreen</name>
    <message>
        <source>Signing you in…</source>
        <translation>正在为您签到…</translation>
    </message>
    <message>
        <source>You are being signed in. Please wait a moment.</source>
        <translation>正在为您签到，请稍候。</translation>
    </message>
</context>
<context>
    <name>SlipStrip</name>
    <message>
        <source>Your receipt is being printed…</source>
        <translation>正在打印凭条…</translation>
    </message>
    <message>
        <source>Your slip is being printed…</source>
        <translation>正在打印凭条…</translation>
    </message>
    <message>
        <source>Please take the receipt below</source>
        <translation>请取走下方凭条</translation>
    </message>
    <message>
        <source>Please take the slip below</source>
        <translation>请取走下方凭条</translation>
    </message>
    <message>
        <source>No paper receipt this time</source>
        <translation>这次没有打印凭条</translation>
    </message>
    <message>
        <source>Please copy the number, or take a photo of it</source>
        <translation>请记下订单号</translation>
    </message>
</context>
<context>
    <name>SplitTable</name>
    <message>
        <source>The insurance fund pays</source>
        <translation>医保基金支付</translation>
    </message>
    <message>
        <source>Your insurance account pays</source>
        <translation>个人账户支付</translation>
    </message>
    <message>
        <source>You pay now</source>
        <translation>您现在付</translation>
    </message>
</context>
<context>
    <name>StaffAsking</name>
    <message>
        <source>No, back</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Yes, do it</source>
        <translation>确认执行</translation>
    </message>
</context>
<context>
    <name>StaffKeys</name>
    <message>
        <source>Erase the last character</source>
        <translation>删除最后一个字符</translation>
    </message>
    <message>
        <source>Capitals</source>
        <translation>大写</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>空格</translation>
    </message>
    <message>
        <source>Confirm</source>
        <translation>确定</translation>
    </message>
</context>
<context>
    <name>StaffMenuScreen</name>
    <message>
        <source>By recovery code</source>
        <translation>凭恢复码进入</translation>
    </message>
    <message>
        <source>Operator</source>
        <translation>操作员</translation>
    </message>
    <message>
        <source>Engineer</source>
        <translation>工程师</translation>
    </message>
    <message>
        <source>Auditor</source>
        <translation>审计员</translation>
    </message>
    <message>
        <source>%1 · ends in %2 min</source>
        <translation>%1 · 还剩 %2 分钟</translation>
    </message>
    <message>
        <source>This terminal is out of service. Open it again under &quot;Out of service&quot;.</source>
        <translation>本机已暂停服务，可在“暂停服务”中恢复。</translation>
    </message>
    <message>
        <source>The trust list is out of date: a cancelled badge might not be known here. Refresh it to have all pages.</source>
        <translation>信任列表已过期，本机可能无法识别已注销的工牌。更新列表后可使用全部功能。</translation>
    </message>
    <message>
        <source>Staff %1</source>
        <translation>员工 %1</translation>
    </message>
</context>
<context>
    <name>StaffNote</name>
    <message>
        <source>For our staff: N-206 · the trust list has not been refreshed, days left: %1</source>
        <translation>供工作人员参考：N-206 · 信任列表久未更新，还可用 %1 天</translation>
    </message>
    <message>
        <source>For our staff: E-206 · the trust list is too old, cards cannot be checked offline</source>
        <translation>供工作人员参考：E-206 · 信任列表过期，无法离线核验</translation>
    </message>
    <message>
        <source>For our staff: E-207 · the clock of this terminal is wrong</source>
        <translation>供工作人员参考：E-207 · 这台自助机的时间不对</translation>
    </message>
    <message>
        <source>For our staff: the camera shows nothing, the barcode scanner works</source>
        <translation>供工作人员参考：摄像头无画面，扫码器可用</translation>
    </message>
    <message>
        <source>For our staff: the barcode scanner does not answer, the camera works</source>
        <translation>供工作人员参考：扫码器无响应，摄像头可用</translation>
    </message>
    <message>
        <source>For our staff: payments that need a person: %1</source>
        <translation>供工作人员参考：有 %1 笔付款需要人工处理</translation>
    </message>
    <message>
        <source>For our staff: report prints that may not have come out: %1</source>
        <translation>供工作人员参考：有 %1 份报告打印情况待核实</translation>
    </message>
    <message>
        <source>For our staff: the report printer does not print</source>
        <translation>供工作人员参考：报告打印机无法打印</translation>
    </message>
    <message>
        <source>For our staff: paper is running low</source>
        <translation>供工作人员参考：打印纸即将用完</translation>
    </message>
    <message>
        <source>For our staff: toner is running low</source>
        <translation>供工作人员参考：墨粉即将用完</translation>
    </message>
    <message>
        <source>For our staff: no payments can be taken just now</source>
        <translation>供工作人员参考：暂时不能收款</translation>
    </message>
    <message>
        <source>For our staff: the lamp over the camera does not switch</source>
        <translation>供工作人员参考：摄像头补光灯未能开关</translation>
    </message>
    <message>
        <source>For our staff: N-509 · an update did not work here, the former version runs</source>
        <translation>供工作人员参考：N-509 · 更新未成功，正在使用原版本</translation>
    </message>
</context>
<context>
    <name>StaffPageScreen</name>
    <message>
        <source>Look again</source>
        <translation>刷新</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>第 %1 页，共 %2 页</translation>
    </message>
</context>
<context>
    <name>StaffPages</name>
    <message>
        <source>Daily work</source>
        <translation>日常操作</translation>
    </message>
    <message>
        <source>Devices</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>System</source>
        <translation>系统</translation>
    </message>
    <message>
        <source>Audit</source>
        <translation>审计</translation>
    </message>
    <message>
        <source>Your own</source>
        <translation>个人与帮助</translation>
    </message>
    <message>
        <source>Paper and toner</source>
        <translation>纸张与墨粉</translation>
    </message>
    <message>
        <source>Out of service</source>
        <translation>暂停服务</translation>
    </message>
    <message>
        <source>Screen and sound</source>
        <translation>屏幕与音量</translation>
    </message>
    <message>
        <source>Tickets</source>
        <translation>补打小票</translation>
    </message>
    <message>
        <source>Open payments</source>
        <translation>未结支付</translation>
    </message>
    <message>
        <source>Restart</source>
        <translation>重启</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>摄像头</translation>
    </message>
    <message>
        <source>Barcode scanner</source>
        <translation>扫码器</translation>
    </message>
    <message>
        <source>Lamp</source>
        <translation>补光灯</translation>
    </message>
    <message>
        <source>Identity card reader</source>
        <translation>身份证阅读器</translation>
    </message>
    <message>
        <source>Presence sensor</source>
        <translation>人体感应器</translation>
    </message>
    <message>
        <source>Ticket printer</source>
        <translation>小票打印机</translation>
    </message>
    <message>
        <source>A4 printer</source>
        <translation>报告打印机</translation>
    </message>
    <message>
        <source>Sound and speech</source>
        <translation>声音与语音</translation>
    </message>
    <message>
        <source>Touch panel</source>
        <translation>触摸屏</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>Trust list</source>
        <translation>信任列表</translation>
    </message>
    <message>
        <source>Machine and disk</source>
        <translation>主机与存储</translation>
    </message>
    <message>
        <source>Readiness report</source>
        <translation>就绪检查</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>参数设置</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>运行日志</translation>
    </message>
    <message>
        <source>Badges</source>
        <translation>工牌管理</translation>
    </message>
    <message>
        <source>Audit log</source>
        <translation>审计日志</translation>
    </message>
    <message>
        <source>Change my PIN</source>
        <translation>修改密码</translation>
    </message>
    <message>
        <source>Manual</source>
        <translation>使用手册</translation>
    </message>
</context>
<context>
    <name>StaffPin</name>
    <message>
        <source>%1 s</source>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>%1 digits typed</source>
        <translation>已输入 %1 位</translation>
    </message>
    <message>
        <source>The keys take nothing for %1</source>
        <translation>键盘已锁定，请等待 %1</translation>
    </message>
    <message>
        <source>PIN forgotten: I have an invitation</source>
        <translation>忘记密码，我有开通码</translation>
    </message>
    <message>
        <source>Confirm</source>
        <translation>确定</translation>
    </message>
</context>
<context>
    <name>StaffRecovery</name>
    <message>
        <source>1. Give this to the hospital&apos;s key holder</source>
        <translation>1. 将这串字符报给保管恢复密钥的部门</translation>
    </message>
    <message>
        <source>The same as a code to scan</source>
        <translation>以上字符的二维码</translation>
    </message>
    <message>
        <source>2. Hold up the code that comes back, or type its 13 lines</source>
        <translation>2. 出示对方发来的二维码，或输入 13 行恢复码</translation>
    </message>
</context>
<context>
    <name>StaffSearch</name>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>Search: %1</source>
        <translation>搜索：%1</translation>
    </message>
</context>
<context>
    <name>StaffSheet</name>
    <message>
        <source>Camera picture</source>
        <translation>摄像头画面</translation>
    </message>
</context>
<context>
    <name>StaffSignInScreen</name>
    <message>
        <source>Type your PIN</source>
        <translation>请输入密码</translation>
    </message>
    <message>
        <source>Hold up your invitation</source>
        <translation>请出示开通码</translation>
    </message>
    <message>
        <source>Type your PIN of today</source>
        <translation>请输入当前密码</translation>
    </message>
    <message>
        <source>Choose a new PIN</source>
        <translation>请设置新密码</translation>
    </message>
    <message>
        <source>Type the new PIN once more</source>
        <translation>请再输入一次新密码</translation>
    </message>
    <message>
        <source>The new PIN is being stored…</source>
        <translation>正在保存新密码…</translation>
    </message>
    <message>
        <source>Come in without a badge</source>
        <translation>无工牌进入</translation>
    </message>
    <message>
        <source>Second person: hold up your badge</source>
        <translation>请第二人出示工牌</translation>
    </message>
    <message>
        <source>Hold up your staff badge</source>
        <translation>请出示工牌</translation>
    </message>
    <message>
        <source>A second person confirms: %1</source>
        <translation>需第二人确认：%1</translation>
    </message>
    <message>
        <source>Somebody else than who is in. Their PIN is asked for next.</source>
        <translation>请另一位同事出示工牌，识别后由其输入密码。</translation>
    </message>
    <message>
        <source>The code on your badge, 10 to 20 cm before the camera. Your PIN is asked for next.</source>
        <translation>将工牌二维码对准摄像头，距离 10–20 厘米，识别后输入密码。</translation>
    </message>
    <message>
        <source>No badge: with a recovery code</source>
        <translation>没有工牌，使用恢复码</translation>
    </message>
    <message>
        <source>6 to 12 digits. No birthday, no row of keys, not one digit again and again.</source>
        <translation>6–12 位数字。不要用生日、连续数字或重复数字。</translation>
    </message>
    <message>
        <source>One try left</source>
        <translation>还可尝试 1 次</translation>
    </message>
    <message>
        <source>%1 tries left</source>
        <translation>还可尝试 %1 次</translation>
    </message>
    <message>
        <source>Your PIN is set with a code that the hospital sends with your badge. It is good for one time.</source>
        <translation>设置密码需出示随工牌发放的开通码，每个开通码仅限使用一次。</translation>
    </message>
    <message>
        <source>This is being checked…</source>
        <translation>正在核对…</translation>
    </message>
</context>
<context>
    <name>StaffTone</name>
    <message>
        <source>good</source>
        <translation>正常</translation>
    </message>
    <message>
        <source>attention</source>
        <translation>注意</translation>
    </message>
    <message>
        <source>trouble</source>
        <translation>异常</translation>
    </message>
</context>
<context>
    <name>StaffTouchScreen</name>
    <message>
        <source>Fields not felt: %1</source>
        <translation>无响应的格子：%1 个</translation>
    </message>
    <message>
        <source>Every field was felt</source>
        <translation>全部格子均有响应</translation>
    </message>
    <message>
        <source>Every field was felt, but a still finger trembles</source>
        <translation>全部格子均有响应，但触点抖动</translation>
    </message>
    <message>
        <source>Over these words, the edges and the corners, too. Felt: %1 of %2. %3 s left</source>
        <comment>fields felt, all fields, seconds</comment>
        <translation>文字处、四边和四角也要涂到。已涂 %1 / %2，还剩 %3 秒</translation>
    </message>
    <message>
        <source>The touch panel is in order.</source>
        <translation>触摸屏正常。</translation>
    </message>
    <message>
        <source>Clean the glass and its edges, then test again. If it stays so, call the service.</source>
        <translation>请擦净屏幕和四边，再测一次。如仍异常，请报修。</translation>
    </message>
    <message>
        <source>Draw over the whole glass with one finger</source>
        <translation>请用一根手指涂满整个屏幕</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Test again</source>
        <translation>再测一次</translation>
    </message>
    <message>
        <source>End the test</source>
        <translation>结束测试</translation>
    </message>
</context>
<context>
    <name>StaffTyping</name>
    <message>
        <source>No more than %1 characters</source>
        <translation>最多 %1 个字符</translation>
    </message>
    <message>
        <source>At least %1 characters</source>
        <translation>至少 %1 个字符</translation>
    </message>
    <message>
        <source>Confirm</source>
        <translation>确定</translation>
    </message>
</context>
<context>
    <name>SwitchCardScreen</name>
    <message>
        <source>Another card was held up. Touch the first button to change to it, or the second one to go on as before.</source>
        <translation>刚才出示了另一张卡。要换成那张卡，请点第一个按钮；要继续办理，请点第二个按钮。</translation>
    </message>
    <message>
        <source>Change to the other card?</source>
        <translation>换成另一张卡？</translation>
    </message>
    <message>
        <source>Change to the card of %1?</source>
        <translation>换成%1的卡？</translation>
    </message>
    <message>
        <source>What is open now is closed. What has been paid or printed stays so.</source>
        <translation>当前页面会关闭。已缴的费用、已打印的内容不受影响。</translation>
    </message>
    <message>
        <source>Go on with this card</source>
        <translation>继续用这张卡</translation>
    </message>
    <message>
        <source>Go on: %1</source>
        <translation>%1继续办理</translation>
    </message>
    <message>
        <source>You are back where you were.</source>
        <translation>回到刚才的页面。</translation>
    </message>
    <message>
        <source>By itself in %1 seconds</source>
        <translation>%1 秒后自动继续</translation>
    </message>
    <message>
        <source>Change to the other card</source>
        <translation>换成另一张卡</translation>
    </message>
    <message>
        <source>Change to %1</source>
        <translation>换成%1</translation>
    </message>
</context>
<context>
    <name>SwitchKey</name>
    <message>
        <source>%1, on</source>
        <translation>%1，已开</translation>
    </message>
    <message>
        <source>%1, off</source>
        <translation>%1，已关</translation>
    </message>
</context>
<context>
    <name>TicketStrip</name>
    <message>
        <source>Your ticket is being printed…</source>
        <translation>正在打印小票…</translation>
    </message>
    <message>
        <source>Please take the ticket below</source>
        <translation>请取走下方小票</translation>
    </message>
    <message>
        <source>Please remember your number</source>
        <translation>请记住您的号</translation>
    </message>
    <message>
        <source>You do not need a ticket</source>
        <translation>没有小票也能就诊</translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>Say it again</source>
        <translation>再听一遍</translation>
    </message>
    <message>
        <source>Hide the screen</source>
        <translation>遮住屏幕</translation>
    </message>
    <message>
        <source>Display</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>Display: text, contrast, voice</source>
        <translation>显示：字号、对比度、语音</translation>
    </message>
    <message>
        <source>Maintenance mode</source>
        <translation>维护模式</translation>
    </message>
</context>
<context>
    <name>TrendWords</name>
    <message>
        <source>. </source>
        <comment>between sentences</comment>
        <translation>。</translation>
    </message>
    <message>
        <source>This is the only value so far</source>
        <translation>目前只有这一次的结果</translation>
    </message>
    <message>
        <source>The latest value is %1, the same as the one before</source>
        <translation>最近一次是 %1，和上一次相同</translation>
    </message>
    <message>
        <source>The latest value is %1, higher than the one before</source>
        <translation>最近一次是 %1，比上一次高</translation>
    </message>
    <message>
        <source>The latest value is %1, lower than the one before</source>
        <translation>最近一次是 %1，比上一次低</translation>
    </message>
    <message>
        <source>Usual: %1</source>
        <translation>参考范围 %1</translation>
    </message>
    <message>
        <source>None of the %1 values is out of the usual range</source>
        <translation>%1 次都在参考范围内</translation>
    </message>
    <message>
        <source>Out of the usual range: %1 of %2</source>
        <translation>%2 次里有 %1 次超出参考范围</translation>
    </message>
</context>
<context>
    <name>Verdict</name>
    <message>
        <source>For our staff: %1</source>
        <translation>供工作人员参考：%1</translation>
    </message>
</context>
<context>
    <name>VolumeKeys</name>
    <message>
        <source>Softer</source>
        <translation>轻一点</translation>
    </message>
    <message>
        <source>Volume %1 of %2</source>
        <translation>音量 %1，共 %2 档</translation>
    </message>
    <message>
        <source>Louder</source>
        <translation>响一点</translation>
    </message>
</context>
<context>
    <name>Waiting</name>
    <message>
        <source>The hospital system is slow to answer. We keep asking: there is nothing for you to do.</source>
        <translation>医院系统回应较慢，
正在继续查询，您不用操作。</translation>
    </message>
    <message>
        <source>The hospital system still does not answer. You can wait, or finish here and ask at the desk.</source>
        <translation>医院系统还没有回应。
您可以再等一等，
也可以结束使用，到服务台办理。</translation>
    </message>
</context>
<context>
    <name>WayCard</name>
    <message>
        <source>Please wait in the waiting area of your department</source>
        <translation>请到科室候诊区等候</translation>
    </message>
    <message>
        <source>Please wait at
%1</source>
        <translation>请到 %1 候诊</translation>
    </message>
</context>
<context>
    <name>WelcomeScreen</name>
    <message>
        <source>Looking for your appointments of today…</source>
        <translation>正在查找您今天的预约…</translation>
    </message>
    <message>
        <source>Your card is accepted. We are looking for your appointments of today. Please wait a moment.</source>
        <translation>您的卡已通过，正在查找您今天的预约，请稍候。</translation>
    </message>
    <message>
        <source>Your card is accepted. We are looking for what you can do here. Please wait a moment.</source>
        <translation>您的卡已通过，正在查找您可以办理的事项，请稍候。</translation>
    </message>
    <message>
        <source>Looking for what you can do here…</source>
        <translation>正在查找您可以办理的事项…</translation>
    </message>
</context>
</TS>
